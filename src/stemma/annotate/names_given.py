"""The given names by which people of many languages are known: a name that opens with one is a person's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from stemma.annotate.wordlists import words

#: Given names that are little else in print, as English reports write them.
GIVEN_NAMES = words(
    """
    Aaron Abby Abdallah Abdel Abdelaziz Abdelkader Abdi Abdul Abdulaziz Abdullah Abdullahi
    Abdurrahman Abebe Abel Abigail Abraham Abu Ada Adam Adama Adel Adela Aditya Adnan Adolf Adrian
    Adriana Agnes Agnieszka Ahmad Ahmed Ahmet Aidan Aileen Aisha Ajay Akbar Akihito Akira Akram
    Alain Alan Alana Albert Alberto Alec Aleh Alejandra Alejandro Aleksandar Aleksander Aleksandr
    Alena Alessandro Alex Alexander Alexandra Alexandre Alexei Alexey Alexis Alfonso Alfred Alfredo
    Ali Alice Alicia Alina Alison Aliyu Allan Allen Allison Alma Alvaro Alyssa Amadou Amal Amanda
    Amber Amelia Amina Aminata Amir Amit Amy Ana Anas Anastasia Anatoly Anders Andre Andrea Andreas
    Andrei Andres Andrew Andrey Andrii Andriy Andrzej Andy Angela Angelina Angus Anil Anita Anjali
    Ann Anna Anne Annette Annie Antoine Anton Antonia Antonio Antony Anwar Araceli Aristide Arjun
    Arlene Armando Arnaud Arnold Artem Arthur Arturo Arun Arvind Asad Asha Ashley Ashok Ashraf Asif
    Astrid Ateeq Atiku Audrey Ayesha Ayman Ayşe Babak Barack Barbara Barry Bartosz Bashar Bassem
    Beata Beatrice Beatriz Belinda Ben Benedict Benigno Benito Benjamin Benny Bernard Bernardo
    Bernie Bertrand Beth Bethany Betsy Betty Beverly Bill Billy Björn Bob Bobby Bogdan Bola Boris
    Brad Bradley Brandon Brenda Brendan Brett Brian Brigitte Britney Bruce Bruno Bryan Burak Byron
    Caitlin Cameron Camila Camille Carl Carla Carlo Carlos Carly Carmen Carol Caroline Carolyn
    Carrie Caspar Catalina Catherine Cathy Cecil Cecilia Cedric Celia Celine Cesar Cesare Chandra
    Chantal Charlene Charles Charlie Cheryl Chiara Chidi Chloe Chris Christa Christelle Christiane
    Christina Christine Christof Christophe Christopher Chuck Claire Clara Clarence Claudia Claudio
    Claus Clement Cliff Clifford Clive Colin Colleen Connor Conor Conrad Constance Corey Cornelius
    Cory Courtney Craig Cristian Cristina Cristobal Curtis Cynthia Cyril Cyrus Daisy Damian Damien
    Dan Dana Daniel Daniela Daniele Danielle Danilo Danny Daphne Daria Dario Darko Darrell Darren
    Daryl Dave David Dawn Dean Deborah Deepak Deirdre Demetrius Denis Denise Dennis Derek Desmond
    Diana Diane Didier Diego Dieter Dilma Dimitri Dimitris Dinesh Dmitri Dmitriy Dmitry Dmytro
    Dolores Dominic Dominik Dominique Donald Donna Dora Doris Dorothy Doug Douglas Dragan Duncan
    Dustin Dwayne Dwight Dylan Eamon Ebrahim Ed Eddie Edgar Edith Edmund Edoardo Eduard Eduardo
    Edward Edwin Ehud Eileen Elaine Eleanor Elena Eleni Elias Elif Elisa Elisabeth Elise Eliza
    Elizabeth Ella Ellen Elliot Elliott Elon Elsa Elvira Emad Emanuel Emeka Emil Emilia Emilio Emily
    Emine Emma Emmanuel Emre Enrico Enrique Eric Erica Erich Erik Erika Erin Ernest Ernesto Ernst
    Erwin Esmail Esteban Esther Ethan Eugene Eunice Eva Evan Eve Evelyn Evgeny Evo Fabian Fabio
    Fabrice Faisal Farah Farid Farouk Fatemeh Fatima Fatma Fatou Federico Felicity Felipe Felix
    Ferdinand Ferenc Fernanda Fernando Fidel Filip Fiona Fleur Floyd Foday Fran Frances Francesca
    Francesco Francine Francis Francisca Francisco Franco Francois Frank Franklin Franz François
    Fred Freddie Frederic Frederick Fredrik Frida Friedrich Fritz Fumio Gabriel Gabriela Gabriele
    Gabrielle Gareth Garry Gary Gavin Geert Gemma Gennady Geoff Geoffrey George Georges Georgi
    Gerald Geraldine Gerard Gerardo Gerhard Gerry Ghassan Gilbert Gilles Gina Giorgia Giorgio
    Giovanni Gisela Giulia Giuseppe Glenda Glenn Gloria Godfrey Goodluck Gopal Goran Gordon Graeme
    Graham Greg Gregg Gregory Greta Grigory Guido Guillaume Guillermo Gunter Gustav Gustavo Guy Gwen
    Habib Hadi Hailey Hakan Hala Hamad Hamid Hamza Hanna Hannah Hans Harald Hari Harold Haroun
    Harriet Harry Haruki Harvey Hasan Hassan Hazel Heath Hector Heidi Heinrich Heinz Helen Helena
    Helene Helga Helmut Hendrik Henri Henrik Henry Herbert Herman Hermann Hernan Hideki Hilary Hilda
    Hillary Hiroshi Hisham Holly Horst Hosni Hossein Howard Hubert Hugh Hugo Humberto Humphrey Husam
    Hussain Hussein Huw Iain Ian Ibrahim Ibrahima Ida Idris Ignacio Igor Ijaz Ikram Ilham Ilya Iman
    Imelda Imran Indira Ines Inga Ingrid Inès Ioannis Iqbal Irene Irina Irma Isaac Isabel Isabella
    Isabelle Ismael Ismail Issa Istvan Itamar Ivan Ivana Ivanka Ivo Jacek Jack Jackie Jacob
    Jacqueline Jacques Jaime Jair Jake Jakob Jakub Jamal James Jamie Jan Jane Janet Janice Janine
    Janusz Jared Jason Javad Javed Javier Jay Jayden Jean Jean-Baptiste Jean-Claude Jean-Luc
    Jean-Marie Jean-Michel Jean-Paul Jean-Pierre Jeanne Jeb Jeff Jeffrey Jemima Jennie Jennifer
    Jenny Jens Jeremiah Jeremy Jerome Jerry Jesper Jess Jesse Jessica Jill Jim Jimmy Joan Joanna
    Joanne Joaquin Jochen Jody Joe Joel Johan Johann Johanna Johannes John Johnny Jon Jonas Jonathan
    Jorge Jose Josef Josefina Joseph Josephine Josh Joshua José Joyce João Juan Juana Juanita Judith
    Judy Juha Julia Julian Juliana Julie Julien Juliet Julio Julius Jurgen Justin Justine Kai Kamal
    Kamala Kamil Kamran Karel Karen Karim Karin Karl Karla Karol Karolina Kate Katerina Katharina
    Katherine Kathleen Kathryn Kathy Katie Katja Katrin Katrina Kay Kazuo Keiko Keir Keith Kelvin
    Ken Kenichi Kenji Kenneth Kenny Kerry Kerstin Kevin Khadija Khaled Khalid Khalifa Kieran Kim
    Kimberly Kiran Kirill Kirsten Kirsty Klaus Kofi Konstantin Krishna Kristian Kristin Kristina
    Kristine Krzysztof Kurt Kwame Kyle Kylie Kyriakos Lara Larissa Larry Lars Latifa Laura Lauren
    Laurence Laurent Lawrence Lazar Lea Leah Leila Lena Leo Leon Leonard Leonardo Leonid Leopoldo
    Leroy Leslie Leticia Lewis Liam Liana Lidia Lila Lilian Lily Linda Lindsay Lindsey Lisa Liu Liz
    Lloyd Lorena Lorenzo Loretta Lori Lorna Lorraine Lou Louis Louisa Louise Luc Luca Lucas Lucia
    Luciano Lucy Ludmila Ludwig Luigi Luis Luisa Luiz Luka Lukas Luke Lydia Lyndon Lynn Maciej
    Madeleine Magda Magdalena Maggie Magnus Mahamadou Mahdi Mahinda Mahmood Mahmoud Mahmud Maja
    Malala Malcolm Malek Malik Mamadou Manfred Manmohan Manoj Mansour Manuel Manuela Mao Marc Marcel
    Marcela Marcelo Marcia Marcin Marco Marcos Marcus Marek Margaret Margarita Margot Maria Mariam
    Marian Mariana Marianne Marie Marie-Claude Marija Marilyn Marina Marine Mario Marion Marisa
    Marissa Mark Marko Marlene Marta Martha Marti Martin Martina Marty Marvin Mary Maryam María
    Masato Masoud Massimo Mateo Mateusz Mathew Mathias Mathieu Matt Matteo Matthew Matthias Matthieu
    Maureen Maurice Mauricio Mauro Maxim Maxime Maximilian Maya Mehdi Mehmet Melania Melanie Melinda
    Melissa Meredith Mia Michael Michaela Michal Michel Michele Michelle Mick Miguel Mihai Mike
    Mikhail Mikko Milan Milica Milo Milos Mira Miranda Miriam Mirjana Mirko Mitch Mitchell Mitt
    Mohamad Mohamed Mohammad Mohammed Mohamud Mohan Mohsen Moises Molly Monica Monika Monique Moses
    Moshe Mostafa Muammar Muhammad Muhammadu Muhammed Mukesh Munir Murad Muriel Murray Musa Mustafa
    Myriam Nabil Nadezhda Nadia Nadine Nana Nancy Naomi Narendra Nasir Nasser Natalia Natalie
    Natasha Nathalie Nathan Nathaniel Neal Ned Neil Nelson Nestor Ngozi Nguyen Nicholas Nick Nicky
    Nicola Nicolas Nicole Nigel Nika Nikita Nikki Nikola Nikolai Nikolas Nikolay Nikos Nils Nina
    Nirmala Nkosazana Noah Noam Noel Noemi Nora Norbert Norman Nouri Nuno Nursultan Octavio Oksana
    Olaf Ole Oleg Oleh Oleksandr Oleksii Oleksiy Olena Olga Olha Oliver Olivia Olivier Olof Olusegun
    Omar Oscar Oskar Osman Otto Oumar Owen Pablo Pamela Paolo Parviz Pascal Pat Patrice Patricia
    Patricio Patrick Patrik Patti Paul Paula Paulina Pauline Paulo Pavel Pavlo Pawel Pedro Peggy
    Penelope Penny Percy Perry Pervez Pete Peter Petr Petra Petro Peyton Phil Philip Philipp
    Philippa Philippe Phillip Phoebe Phyllis Pierre Pieter Pietro Pinar Piotr Pius
    Pradeep Prakash Pranab Pratibha Priya Priyanka Quentin Rachel Rachid Radoslav Radoslaw Rafael
    Rafał Raghuram Rahim Rahul Raila Raimundo Raj Rajan Rajendra Rajesh Rajiv Rakesh Ralf Ralph Ram
    Ramesh Rami Ramiro Ramon Ramona Ramzan Randall Randy Rania Ranil Raphael Rashid Raul Ravi Ray
    Raymond Rebecca Recep Reggie Regina Reinhard Remy Renata Rene Renee René Reuben Reuven Rex Reza
    Rhonda Ricardo Riccardo Richard Rick Ricky Rico Rita Ritu Robert Roberta Roberto Robyn Rocio Rod
    Rodney Rodolfo Rodrigo Roger Rohan Rohit Roland Rolf Romano Ron Ronald Ronaldo Ronnie Rory Rosa
    Rosalind Rosario Roseanne Rosemary Ross Roxana Roy Ruben Rudi Rudolf Rudy Rui Rupert Ruslan
    Russell Ruth Ryan Saad Sabina Sabine Sabrina Sachin Sadio Saeed Said Saif Sajid Salah Saleh
    Salim Sally Salma Salman Salvador Salvatore Sam Samantha Sami Samir Samira Samuel Sandra Sandy
    Sanjay Sara Sarah Sasha Satya Saul Scott Sean Sebastian Sebastien Selim Selma Serena Serge
    Sergei Sergey Sergio Serhii Serhiy Seth Shaban Shabir Shahbaz Shane Shannon Sharon Shaun Shawn
    Sheila Sheldon Shelley Sherry Shimon Shinzo Shirin Shirley Shlomo Sibusiso Sidney Siegfried
    Sigmar Silvia Silvio Simon Simona Simone Siobhan Slobodan Sofia Sofía Solomon Sonia Sonja Sophia
    Sophie Spencer Srdjan Stacey Stacy Stan Stanislav Stanley Stefan Stefania Stefano Stelios Stella
    Stephan Stephane Stephanie Stephen Steve Steven Stewart Stuart Stéphane Subhash Sue Suleiman
    Sunil Suresh Susan Susana Susanna Susanne Sushma Susie Suzanne Sven Svetlana Sviatlana Sylvia
    Sylvie Tadeusz Taha Takashi Tamar Tamara Tamas Tammy Tania Tanya Tara Tarek Tariq Taro Tatiana
    Tatyana Tayyip Ted Teodoro Terence Teresa Terrence Terry Tessa Thabo Thaddeus Theo Theodore
    Theresa Therese Thierry Thomas Thorsten Tiffany Tim Timothy Tina Tobias Todd Tom Tomas Tomasz
    Tommy Tony Toomas Tracey Tracy Travis Trevor Tricia Trisha Tristan Tulsi Tunde Tyler Uche Ueli
    Ulla Ulrich Ulrike Umar Umberto Ursula Usman Uwe Uzma Vaclav Vadim Valentin Valentina Valeria
    Valerie Valery Vanessa Vasily Vasyl Vera Veronica Veronika Vicky Victor Vijay Vikram Viktor
    Viktoria Vincent Vinod Viola Violeta Virginie Vitali Vitaliy Vitaly Vivek Vivian Vivien Vivienne
    Vladimir Vladimír Vlado Volodymyr Vyacheslav Václav Waleed Walid Walter Wanda Wang Wendy Werner
    Wesley Wilfred Wilhelm William Willie Willy Winnie Winston Wojciech Wolfgang Xavier Xi Yahya
    Yair Yakov Yana Yang Yann Yannick Yannis Yaroslav Yasmin Yasser Yevgeny Yitzhak Yoko Yolanda
    Yoshihide Yoshiko Yousef Youssef Yuki Yulia Yuri Yuriy Yury Yusuf Yves Yvette Yvonne Zachary
    Zack Zahra Zainab Zbigniew Zeid Zeinab Zeynep Zhang Zhao Zhou Zoe Zoltan Zoran Zubair Zulfikar
    """
)

#: Those of them that women bear.
FEMALE_NAMES = words(
    """
    Abby Abigail Ada Adela Adriana Agnes Agnieszka Aileen Aisha Alana Alejandra Alena Alexandra
    Alice Alicia Alina Alison Allison Alma Alyssa Amanda Amber Amelia Amina Aminata Amy Ana
    Anastasia Angel Angela Angelina Anita Anjali Ann Anna Anne Annette Annie Antonia Araceli Arlene
    Asha Astrid Audrey Ayesha Ayşe Barbara Beata Beatrice Beatriz Belinda Beth Bethany Betsy Betty
    Beverly Brenda Brigitte Britney Caitlin Camila Carla Carly Carmen Carol Caroline Carolyn Carrie
    Catalina Catherine Cathy Cecilia Celia Celine Chantal Charlene Cheryl Chiara Chloe Christa
    Christelle Christiane Christina Christine Claire Clara Claudia Colleen Constance Cristina
    Cynthia Daisy Daniela Danielle Daphne Daria Dawn Deborah Deirdre Denise Diana Diane Dilma
    Dolores Donna Dora Doris Dorothy Edith Eileen Elaine Eleanor Elena Eleni Elif Elisa Elisabeth
    Elise Eliza Elizabeth Ella Ellen Elsa Elvira Emeka Emilia Emily Emine Emma Erica Erika Erin
    Esther Eunice Eva Eve Evelyn Farah Fatemeh Fatima Fatma Felicity Fernanda Fiona Fleur Frances
    Francesca Francine Francisca Frida Gabriela Gabrielle Gemma Geraldine Gina Giorgia Gisela Giulia
    Glenda Gloria Greta Gwen Hailey Hanna Hannah Harriet Hazel Heidi Helen Helena Helene Helga
    Hilary Hilda Hillary Holly Ida Imelda Indira Ines Inga Ingrid Inès Irene Irina Iris Irma Isabel
    Isabella Isabelle Ivana Ivanka Jacqueline Jane Janet Janice Janine Jeanne Jemima Jennie Jennifer
    Jenny Jessica Jill Joan Joanna Joanne Johanna Josefina Josephine Joy Joyce Juana Juanita Judith
    Judy Julia Juliana Julie Juliet Justine Kamala Karen Karin Karla Karolina Kate Katerina
    Katharina Katherine Kathleen Kathryn Kathy Katie Katja Katrin Katrina Keiko Kerstin Khadija
    Kimberly Kirsten Kirsty Kristin Kristina Kristine Kylie Lara Larissa Latifa Laura Lauren Lea
    Leah Leila Lena Leticia Liana Lidia Lila Lilian Lily Linda Lindsey Lisa Liz Lorena Loretta Lori
    Lorna Lorraine Louisa Louise Lucia Lucy Ludmila Luisa Lydia Lynn Madeleine Magda Magdalena
    Maggie Mahinda Maja Malala Manuela Marcela Marcia Margaret Margarita Margot Maria Mariam Mariana
    Marianne Marie Marie-Claude Marija Marilyn Marina Marine Marisa Marissa Marlene Marta Martha
    Martina Mary Maryam María Maureen Maya Megan Melania Melinda Melissa Mercedes Meredith Mia
    Michaela Michelle Milica Mira Miranda Miriam Mirjana Molly Monica Monika Monique Muriel Myriam
    Nadezhda Nadia Nadine Nana Nancy Naomi Narendra Natalia Natalie Natasha Nathalie Ngozi Nicole
    Nikki Nina Nirmala Nkosazana Noemi Nora Oksana Olena Olga Olha Olivia Pamela Patricia Paula
    Paulina Pauline Peggy Penelope Penny Petra Philippa Phoebe Phyllis Pinar Pratibha Priya Priyanka
    Rachel Rajendra Ramona Rania Rebecca Regina Renata Renee Rhonda Rita Roberta Rosa Rosalind
    Rosario Roseanne Rosemary Roxana Ruth Sabina Sabine Sabrina Sally Salma Samantha Samira Sandra
    Sara Sarah Selma Serena Sharon Sheila Shelley Sherry Shirin Shirley Silvia Simona Simone Siobhan
    Sofia Sofía Sonia Sonja Sophia Sophie Stacey Stefania Stella Stephanie Sue Susan Susana Susanna
    Susanne Sushma Susie Suzanne Svetlana Sviatlana Sylvia Sylvie Tamar Tamara Tammy Tania Tanya
    Tara Tatiana Tatyana Teresa Tessa Theresa Therese Tiffany Tina Tracey Tricia Trish Trisha Uli
    Ulla Ulrike Ursula Uzma Valentina Valeria Valerie Vanessa Vera Veronica Veronika Vicky Viktoria
    Viola Violet Violeta Virginie Vivian Vivien Vivienne Wanda Wendy Winnie Yana Yasmin Yoko Yolanda
    Yoshiko Yulia Yvette Yvonne Zahra Zainab Zeinab Zeynep Zoe
    """
)

#: Those that women and men bear, or that are family names as well.
EITHER_NAMES = words(
    """
    Akira Alex Alexis Amal Andrea Ashley Bernie Bola Cameron Camille Casey Chandra Charlie Chris
    Claude Courtney Dana Dominique Hala Ikram Ilham Iman Jackie Jamie Jan Jean Jess Jody Jordan Jun
    Kai Kay Kelly Kerry Kim Kiran Leslie Lindsay Liu Lou Marion Michele Morgan Nicola Nikita Noor
    Pat Rene René Robbie Robin Sam Sandy Sasha Satya Shannon Stacy Taylor Terry Tracy Uche Valery
    Wang Xi Yang Yuki Zhang Zhao Zhou
    """
)

#: Those of them that men bear.
MALE_NAMES = GIVEN_NAMES - EITHER_NAMES - FEMALE_NAMES

#: Given names that are places or common words too: persons' only where a longer name opens with one.
SHARED_GIVEN_NAMES = words(
    """
    Ahed August Austin Bilal Blake Carson Carter Chad Charlotte Chase Chelsea Chester Christian
    Clark Clay Cole Cooper Crystal Dale Don Drew Earl Eden Ellis Emerson Faith Florence Gene Georgia
    Glen Grace Grant Harper Heather Hope Hunter Iris Israel Ivy Jackson Jade Jasmine Jasper Jesus
    Jordan Joy Kelly Kent Kirk Lance Laurel Lee Leigh Logan Madison Marshall Mason Max Melody Miles
    Morgan Myles Nash Neville Norma Nur Olive Paige Paris Penn Phoenix Pierce Porter Preston Reed
    Reid Rob Robin Roman Rose Ruby Sage Savannah Scarlett Skylar Summer Sydney Taylor Trent Troy
    Tucker Tyson Victoria Virginia Wade Walker Wallace Warren Wayne Will Wilson Zion
    """
)

#: Family names of East Asia that stand before the given name.
LEADING_FAMILY_NAMES = words(
    """
    Ahn An Bae Baek Bai Bui Cai Cao Cha Chang Chen Cheng Cheon Cheong Cho Choe Choi Chong Chow Chu
    Chun Chung Cui Dang Deng Ding Dong Duong Fan Fang Feng Fu Gao Gong Gu Guo Ha Han Heo Ho Hong Hu
    Huang Huynh Hwang Im Jang Jeon Jeong Ji Jia Jiang Jin Jo Jung Kang Kim Ko Kong Kwak Kwon Lai Lam
    Lau Le Lee Lei Leung Li Liang Lim Lin Liu Lu Luo Ma Mao Meng Min Moon Nam Ngo Nguyen Ni Noh Oh
    Pak Pan Pang Park Peng Pham Phan Qi Qian Qin Qiu Ren Rhee Ri Ryu Seo Shao Shen Shi Shin Sohn Son
    Song Su Suh Sun Tan Tang Tian Tran Truong Tsai Vo Vu Wang Wei Wen Wong Woo Wu Xi Xia Xiao Xie Xu
    Xue Yan Yang Yao Ye Yee Yeo Yi Yin Yoo Yoon Yu Yuan Yun Zeng Zhang Zhao Zheng Zhong Zhou Zhu
    """
)


def is_given(parts: Sequence[str]) -> bool:
    """Say whether a name opens as a person's does: with a given name or, in East Asia, a family name."""
    bare = parts[0].replace("’", "'")
    if bare in GIVEN_NAMES or (len(parts) > 1 and bare in SHARED_GIVEN_NAMES):
        return True
    if len(parts) > 1 and "-" in bare and bare.split("-")[0] in GIVEN_NAMES:
        return True
    return 2 <= len(parts) <= 3 and bare in LEADING_FAMILY_NAMES


def gender_of(name: str) -> Literal["m", "f"] | None:
    """Return the gender that a person's first name tells, or None where it tells none."""
    first, _, rest = name.partition(" ")
    if first in FEMALE_NAMES:
        return "f"
    return "m" if rest and first in MALE_NAMES else None
