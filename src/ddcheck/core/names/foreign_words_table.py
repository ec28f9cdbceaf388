"""Everyday words of organisations' names in Hangul and Katakana, and what lists write for them.

Lists give such names half read and half in English (Hanwha Ocean). A word here is none that is a person's name.
"""

from typing import Final


def _pairs(text: str) -> dict[str, str]:
    return {
        written: each[0].replace("_", " ")
        for line in text.strip().splitlines()
        for each in (line.split(),)
        for written in each[1:]
    }


HANGUL: Final = _pairs("""
jusighoesa 주식회사
yuhanhoesa 유한회사
samsung 삼성
hyundai 현대
hanwha 한화
daewoo 대우
doosan 두산
lotte 롯데
posco 포스코
hyosung 효성
kumho 금호
hanjin 한진
poongsan 풍산
daelim 대림
kolon 코오롱
kia 기아
lg 엘지
sk 에스케이
ls 엘에스
gs 지에스
rotem 로템
mobis 모비스
hynix 하이닉스
korea 한국 코리아 대한민국
chosun 조선
asia 아시아
electronics 전자 일렉트로닉스
electric 전기 일렉트릭
heavy_industries 중공업
industries 산업 인더스트리
industrial 공업
construction 건설
chemical 화학 케미칼
bank 은행
university 대학교
institute 연구소 연구원
technology 기술 테크놀로지
trading 무역 통상 트레이딩
corporation 공사 코퍼레이션
company 회사
semiconductor 반도체
steel 제철 철강 스틸
precision 정밀
machinery 기계
motors 자동차 모터스
materials 소재
energy 에너지
petroleum 석유
oil 오일
power 전력 파워
systems 시스템 시스템즈
solutions 솔루션 솔루션즈
ocean 오션
aerospace 에어로스페이스 항공우주
defense 디펜스 방산
shipping 해운
marine 마린 해양
international 인터내셔널 국제
global 글로벌
holdings 홀딩스 지주
engineering 엔지니어링
display 디스플레이
tech 테크
communications 통신
general 총
mining 광업
development 개발
bio 바이오
""")

KATAKANA: Final = _pairs("""
electron エレクトロン
electronics エレクトロニクス
system システム
systems システムズ
technology テクノロジー テクノロジ
technologies テクノロジーズ
tech テック
international インターナショナル
trading トレーディング
engineering エンジニアリング
service サービス
services サービシーズ
japan ジャパン
group グループ
holdings ホールディングス
chemical ケミカル
chemicals ケミカルズ
steel スチール
motor モーター モータ
motors モータース
metal メタル
metals メタルズ
material マテリアル
materials マテリアルズ
ceramic セラミック
ceramics セラミックス
solution ソリューション
solutions ソリューションズ
power パワー
energy エネルギー エナジー
semiconductor セミコンダクター
device デバイス
precision プレシジョン
industries インダストリーズ
aero エアロ
space スペース
laser レーザー レーザ
sensor センサー センサ
optical オプティカル
global グローバル
asia アジア
america アメリカ
europe ヨーロッパ
bank バンク
network ネットワーク
networks ネットワークス
data データ
""")
