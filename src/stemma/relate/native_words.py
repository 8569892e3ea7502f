"""Turns words of bodies in Han, Hangul and Arabic letters into what English has for them.

Where words are not parted by spaces they are found inside a name. An Arabic word is found with its article or
the preposition before it; Arabic itself writes few vowels, so that what is not found is left to consonants.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_UNSPACED = """
jsc: 股份有限公司 주식회사
llc: 有限责任公司 有限責任公司 유한회사
ltd: 有限公司
kk: 株式会社 株式會社
group: 集团 集團 그룹
company: 公司 회사 공사
bank: 银行 銀行 은행
technology: 技术 技術 科技 기술
university: 大学 大學 대학교
oil: 石油 석유
industry: 工业 工業 实业 實業 産業 产业 산업 공업
heavy industry: 重工业 重工業 重工 중공업
international: 国际 國際 국제
trading: 贸易 貿易 商事 物産 무역 상사
trade: 进出口 進出口
investment: 投资 投資 투자
holding: 控股 지주
electronics: 电子 電子 전자
electric: 电气 電気 電機 电器 전기
energy: 能源 에너지
power: 电力 電力 전력
insurance: 保险 保険 보험
securities: 证券 証券 證券 증권
fund: 基金 펀드
airline: 航空 항공
shipping: 海运 海運 航运 航運 船务 해운
shipbuilding: 造船 조선소
logistics: 物流 물류
steel: 钢铁 鋼鐵 鉄鋼 철강 제철
chemical: 化工 化学 化學 화학
construction: 建设 建設 建筑 建築 건설
engineering: 工程 엔지니어링
machinery: 机械 機械 기계
motor: 汽车 汽車 自動車 자동차
pharmaceutical: 制药 製薬 医药 醫藥 제약
food: 食品 식품
mining: 矿业 礦業 鉱業 광업
development: 发展 發展 开发 開發 개발
property: 置业 置業 房地产 不動産 부동산
institute: 研究所 研究院 연구소 연구원
academy: 科学院 科學院
center: 中心 센터
hospital: 医院 醫院 病院 병원
ministry: 省庁
association: 协会 協會 協会 협회
china: 中国 中國
"""
_ARABIC = """
company: شركة شركه شرکت
bank: بنك بانك بانک مصرف
foundation: مؤسسة مؤسسه موسسة بنیاد
group: مجموعة مجموعه گروه
trading: تجارة تجاره تجارية بازرگانی
general: عامة عام
investment: استثمار استثمارات سرمايه
exchange: صرافة صرافه صرافی
insurance: تأمين تامين بیمه
transport: نقل
shipping: ملاحة شحن کشتیرانی
oil: نفط نفت بترول
industry: صناعة صناعات صناعية صنایع
construction: مقاولات انشاءات ساختمانی
engineering: هندسة هندسية مهندسی
international: دولية دولي عالمية
national: وطنية وطني ملی
central: مركزي مركزية
islamic: إسلامي إسلامية اسلامي اسلامية إسلام اسلام
university: جامعة دانشگاه
ministry: وزارة وزارت
party: حزب
movement: حركة
front: جبهة
association: جمعية
authority: هيئة
organization: منظمة سازمان
union: اتحاد
agency: وكالة
council: مجلس
army: جيش
agriculture: زراعة کشاورزی
defense: دفاع
interior: داخلية
foreign: خارجية خارجه
finance: مالية
health: صحة
education: تعليم تربية
justice: عدل عدالة
media: إعلام
electricity: كهرباء
water: مياه
charitable: خيرية خيريه
youth: شباب
labor: عمل
people: شعب شعبي شعبية
democratic: ديمقراطي ديمقراطية
liberation: تحرير
revolution: ثورة
peace: سلام
development: تنمية
cooperation: تعاون
brigade: لواء
brothers: اخوان إخوان
sons: أولاد اولاد
"""


def _rows(text: str) -> Iterator[tuple[str, str]]:
    for row in text.strip().splitlines():
        english, _, words = row.partition(": ")
        yield from ((native, english) for native in words.split())


_ENGLISH = {native: f" {english} " for native, english in (*_rows(_UNSPACED), *_rows(_ARABIC))}
_INSIDE = "|".join(sorted((native for native, _ in _rows(_UNSPACED)), key=len, reverse=True))
_ALONE = "|".join(native for native, _ in _rows(_ARABIC))
_WORD = re.compile(rf"({_INSIDE})|(?<!\w)(?:و?ال|لل|ل|و)?({_ALONE})(?!\w)")


def in_english(text: str) -> str:
    """Write the known words of bodies in English, the rest as it stands."""
    return text if text.isascii() else _WORD.sub(lambda found: _ENGLISH[found[1] or found[2]], text)
