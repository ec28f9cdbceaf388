"""How Japanese and Korean people read the characters of their names.

Long vowels are written out (ou, oo, uu) and may be spelled short; Korean syllables are written in one way and
have the other spellings of `VARIANTS`.
"""

from typing import Final

JAPANESE_SURNAMES: Final = (
    "佐藤 satou 鈴木 suzuki 高橋 takahashi 田中 tanaka 伊藤 itou 渡辺 watanabe 渡邊 watanabe 渡邉 watanabe 渡部 watanabe,watabe "
    "山本 yamamoto 中村 nakamura 小林 kobayashi 加藤 katou 吉田 yoshida 山田 yamada 佐々木 sasaki 山口 yamaguchi 松本 matsumoto "
    "井上 inoue 木村 kimura 林 hayashi 斎藤 saitou 斉藤 saitou 齋藤 saitou 齊藤 saitou 清水 shimizu 山崎 yamazaki,yamasaki 森 mori "
    "池田 ikeda 橋本 hashimoto 阿部 abe 安倍 abe 石川 ishikawa 山下 yamashita 中島 nakajima,nakashima 石井 ishii 小川 ogawa 前田 maeda "
    "岡田 okada 長谷川 hasegawa 藤田 fujita 後藤 gotou 近藤 kondou 村上 murakami 遠藤 endou 青木 aoki 坂本 sakamoto 福田 fukuda "
    "太田 oota 西村 nishimura 藤井 fujii 金子 kaneko 岡本 okamoto 藤原 fujiwara 三浦 miura 中野 nakano 中川 nakagawa 原田 harada "
    "松田 matsuda 竹内 takeuchi 小野 ono 田村 tamura 中山 nakayama 和田 wada 石田 ishida 森田 morita 上田 ueda 原 hara 内田 uchida "
    "柴田 shibata 酒井 sakai 宮崎 miyazaki 横山 yokoyama 高木 takagi 安藤 andou 宮本 miyamoto 大野 oono 小島 kojima 工藤 kudou "
    "谷口 taniguchi 今井 imai 高田 takada,takata 増田 masuda 丸山 maruyama 杉山 sugiyama 村田 murata 大塚 ootsuka 新井 arai 小山 koyama "
    "平野 hirano 藤本 fujimoto 河野 kouno,kono 上野 ueno 野口 noguchi 武田 takeda 松井 matsui 千葉 chiba 岩崎 iwasaki 菅原 sugawara "
    "木下 kinoshita 久保 kubo 佐野 sano 野村 nomura 松尾 matsuo 市川 ichikawa 菊地 kikuchi 菊池 kikuchi 杉本 sugimoto 古川 furukawa "
    "大西 oonishi 島田 shimada 水野 mizuno 桜井 sakurai 高野 takano 渡 watari 吉川 yoshikawa 山内 yamauchi 西田 nishida 飯田 iida "
    "菊川 kikukawa 西川 nishikawa 小松 komatsu 北村 kitamura 安田 yasuda 五十嵐 igarashi 川口 kawaguchi 平田 hirata 関 seki 中田 nakata,nakada "
    "久保田 kubota 服部 hattori 東 higashi,azuma 岩田 iwata 土屋 tsuchiya 川崎 kawasaki 福島 fukushima 本田 honda 辻 tsuji 樋口 higuchi "
    "秋山 akiyama 田口 taguchi 永井 nagai 山中 yamanaka 中西 nakanishi 吉村 yoshimura 川上 kawakami 石原 ishihara 大橋 oohashi "
    "松岡 matsuoka 浜田 hamada 馬場 baba 森本 morimoto 星野 hoshino 矢野 yano 浅野 asano 大島 ooshima 松下 matsushita 大久保 ookubo "
    "岸田 kishida 岸 kishi 麻生 asou 石破 ishiba 高市 takaichi 茂木 motegi 河村 kawamura 小泉 koizumi 鳩山 hatoyama 菅 kan,suga "
    "三木 miki 黒田 kuroda 黒川 kurokawa 白井 shirai 荒木 araki 大谷 ootani 尾崎 ozaki 永田 nagata 川村 kawamura 望月 mochizuki "
    "松村 matsumura 早川 hayakawa 本間 honma 片山 katayama 荒井 arai 栗原 kurihara 広瀬 hirose 小池 koike 須藤 sudou 内藤 naitou "
    "榎本 enomoto 堀 hori 堀江 horie 飯塚 iizuka 熊谷 kumagai 小田 oda 織田 oda 豊田 toyoda,toyota 徳川 tokugawa 本多 honda 神田 kanda"
)
JAPANESE_GIVEN: Final = (
    "一 kazu,ichi,hajime 二 ji 三 zou,mi 郎 rou 朗 rou,akira 太 ta,futoshi 介 suke 助 suke 輔 suke 之 yuki,no 夫 o 男 o 雄 o,yuu 生 o,ki "
    "彦 hiko 樹 ki,itsuki 人 to,hito 斗 to 也 ya 哉 ya 矢 ya 弥 ya 子 ko 美 mi,yoshi 恵 megumi,e,kei 香 ka,kaori 奈 na 菜 na 代 yo 世 yo "
    "江 e 枝 e 絵 e 里 ri,sato 理 ri,osamu 利 toshi,ri 紀 nori,ki 季 ki 貴 taka,ki 希 ki 加 ka 佳 ka,kei,yoshi 花 hana,ka 華 ka "
    "健 ken,takeshi 賢 ken 謙 ken 憲 ken,nori 研 ken 直 nao,naoshi 尚 nao,hisashi 正 masa,tadashi 昌 masa 雅 masa 政 masa 将 masa,shou "
    "真 ma,makoto,shin 誠 makoto,sei 信 nobu,shin,makoto 伸 nobu,shin 博 hiro,hiroshi 弘 hiro,hiroshi 広 hiro,hiroshi 浩 hiro,kou,hiroshi "
    "裕 yuu,hiro,yutaka 洋 hiro,you,hiroshi 宏 hiro,hiroshi,kou 寛 hiro,hiroshi 大 dai,hiro 優 yuu,masaru 勇 yuu,isamu 雄一 yuuichi "
    "祐 yuu 佑 yuu 悠 yuu 由 yu,yoshi 有 yuu,ari 友 tomo,yuu 智 tomo,satoshi 朋 tomo 知 tomo 和 kazu 文 fumi,bun 史 fumi,shi 明 aki,akira "
    "昭 aki,akira 秋 aki 晃 aki,akira 彰 aki,akira 章 aki,akira,shou 亮 ryou,akira 良 ryou,yoshi 義 yoshi 吉 kichi,yoshi 芳 yoshi 好 yoshi "
    "孝 taka,takashi 隆 taka,takashi 高 taka 敬 taka,kei,takashi 崇 takashi,taka 俊 toshi,shun 敏 toshi 年 toshi 寿 toshi,hisa 久 hisa "
    "英 hide,ei 秀 hide 栄 ei,sakae 哲 tetsu 徹 tetsu,tooru 鉄 tetsu 辰 tatsu 達 tatsu 竜 ryuu 龍 ryuu 幸 yuki,kou,sachi 行 yuki 康 yasu,kou "
    "靖 yasu,yasushi 泰 yasu,tai 安 yasu 保 yasu,tamotsu 守 mamoru 治 ji,haru,osamu 春 haru 晴 haru 修 shuu,osamu 司 ji,shi,tsukasa "
    "次 ji 慈 ji 志 shi,yuki 士 shi 仁 hito,jin,hitoshi 均 hitoshi 純 jun 順 jun 淳 jun,atsushi 潤 jun 準 jun 敦 atsu,atsushi 剛 gou,tsuyoshi "
    "豪 gou 毅 ki,takeshi,tsuyoshi 武 take,takeshi 猛 takeshi 茂 shige,shigeru 重 shige 滋 shigeru 繁 shigeru 勝 katsu,masaru 克 katsu "
    "実 minoru 稔 minoru 進 susumu 満 mitsu,mitsuru 光 mitsu,kou 充 mitsuru 清 kiyo,kiyoshi 聡 satoshi,sou 悟 satoru 暁 satoru 学 manabu "
    "豊 yutaka 薫 kaoru 忠 tada,tadashi 忍 shinobu 望 nozomi 翔 shou 匠 takumi 拓 taku,hiraku 巧 takumi 蓮 ren 陽 you,haru 葵 aoi 翼 tsubasa "
    "圭 kei 慶 kei,yoshi 啓 kei 恭 kyou,yasu 京 kyou 晋 shin 慎 shin 新 shin,arata 歩 ayumu,ayumi 愛 ai 彩 aya 綾 aya 礼 rei,aya 玲 rei,re "
    "麗 rei 静 shizu,shizuka 千 chi 久美 kumi 真由 mayu 純一郎 junichirou 太郎 tarou 一郎 ichirou 次郎 jirou 二郎 jirou 三郎 saburou "
    "五郎 gorou 四郎 shirou 陽一 youichi 早 sa 百合 yuri 桂 kei,katsura 登 noboru 昇 noboru,shou 功 isao 勲 isao 隼 shun,hayato 駿 shun"
)
KOREAN_SURNAMES: Final = (
    "金李朴崔郑姜赵尹张林吴申权黄安宋全洪高文孙梁裴白许刘南沈卢河丁郭成车朱禹具罗玄太康方吉延"
)
KOREAN: Final = (
    "金 kim 李 lee 朴 pak 崔 choe 郑 chong 姜 kang 赵 cho 尹 yun 张 chang 林 im 吴 o 申 sin 权 kwon 黄 hwang 安 an 宋 song 全 jon "
    "洪 hong 高 ko 文 mun 孙 son 梁 yang 裴 pae 白 paek 许 ho 刘 yu 南 nam 沈 sim 卢 no 河 ha 丁 chong 郭 kwak 成 song 车 cha 朱 chu 禹 u "
    "具 gu 罗 na 玄 hyon 太 tae 康 kang 方 pang 吉 gil 延 yon 正 chong 恩 un 日 il 成 song 英 yong 永 yong 泳 yong 荣 yong 龙 yong 勇 yong "
    "哲 chol 喆 chol 浩 ho 虎 ho 镐 ho 豪 ho 成 song 星 song 圣 song 善 son 仙 son 先 son 美 mi 淑 suk 顺 sun 熙 hui 姬 hui 喜 hui 希 hui "
    "東 tong 东 tong 春 chun 俊 chun 准 chun 俊 chun 明 myong 命 myong 国 guk 南 nam 男 nam 秀 su 洙 su 守 su 寿 su 大 tae 泰 tae 光 gwang "
    "珖 gwang 京 kyong 庆 kyong 敬 kyong 景 kyong 炳 byong 秉 byong 昌 chang 相 sang 尚 sang 尚 sang 奎 gyu 圭 gyu 基 ki 起 ki 赫 hyok 革 hyok "
    "勋 hun 训 hun 植 sik 植 sik 锡 sok 石 sok 奭 sok 烈 yol 烈 yol 佑 u 宇 u 雨 u 元 won 源 won 容 yong 仁 in 寅 in 宰 jae 在 jae 载 jae 钟 jong "
    "宗 jong 锺 jong 贤 hyon 铉 hyon 亨 hyong 衡 hyong 焕 hwan 桓 hwan 云 un 学 hak 鹤 hak 根 geun 正 chong 政 chong 贞 chong 静 chong 志 ji "
    "智 ji 珍 jin 镇 jin 振 jin 真 jin 甲 kap 万 man 武 mu 茂 mu 文 mun 范 pom 福 pok 奉 pong 峰 pong 实 sil 心 sim 山 san 三 sam 松 song "
    "承 sung 胜 sung 升 sung 信 sin 新 sin 民 min 敏 min 旻 min 玉 ok 义 ui 一 il 河 ha 夏 ha 海 hae 惠 hye 慧 hye 花 hwa 和 hwa 华 hwa 孝 hyo "
    "效 hyo 吉 gil 德 duk 斗 du 道 do 度 do 进 jin 天 chon 千 chon 铁 chol 忠 chung 平 pyong 必 pil 弼 pil 汉 han 韩 han 月 wol 与 yo 汝 yo 如 yo "
    "妍 yon 渊 yon 延 yon 莲 yon 兰 ran 郎 rang 录 rok 禄 rok 柱 ju 周 ju 主 ju 州 ju 重 jung 中 jung 植 sik 均 kyun 炫 hyon 载 jae 昊 ho 佳 ka 家 ka "
    "角 kak 江 kang 强 kang 建 kon 健 kon 坤 kon 九 ku 求 ku 宽 kwan 官 kwan 洛 nak 乐 rak 来 rae 良 ryang 亮 ryang 力 ryok 礼 rye 律 yul 隆 yung "
    "默 muk 默 muk 范 pom 甫 po 宝 po 培 pae 百 paek 彬 bin 斌 bin 瑞 so 徐 so 曙 so 世 se 昭 so 修 su 洵 sun 淳 sun 时 si 亚 a 雅 a 岩 am 彦 on 业 op "
    "烨 yop 艺 ye 睿 ye 完 wan 旺 wang 外 oe 用 yong 旭 uk 郁 uk 雄 ung 媛 won 祐 u 裕 yu 允 yun 润 yun 银 un 殷 un 应 ung 益 ik 逸 il 任 im 子 ja 慈 ja "
    "章 jang 长 jang 壮 jang 典 jon 点 jom 正 jong 祯 jong 帝 je 济 je 兆 jo 祖 jo 存 jon 佐 jwa 朱 ju 池 ji 真 jin 赞 chan 灿 chan 昌 chang 采 chae 彩 chae "
    "清 chong 草 cho 最 choe 秋 chu 致 chi 七 chil 卓 tak 八 pal 表 pyo 品 pum 丰 pung 夏 ha 恒 hang 幸 haeng 向 hyang 宪 hon 好 ho 弘 hong 孝 hyo 厚 hu 兴 hung"
)
