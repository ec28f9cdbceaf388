"""What the system and other libraries say is wrong, in words of ours or at least in Chinese.

They speak English, or the language of the machine. What is not known here is kept as they said it,
so that it can be looked up.
"""

from __future__ import annotations

import errno
import re

from ddcheck.core.texts import Text

_SYSTEM = {
    errno.ENOENT: Text("there is no such file", "没有这个文件"),
    errno.EISDIR: Text("it is a directory", "是一个目录"),
    errno.ENOTDIR: Text("a part of its path is no directory", "路径中有一段不是目录"),
    errno.EACCES: Text("permission denied", "没有权限"),
    errno.EPERM: Text("permission denied", "没有权限"),
    errno.EEXIST: Text("it is there already", "已经存在"),
    errno.ENOSPC: Text("the disk is full", "磁盘已满"),
    errno.EDQUOT: Text("no more disk space is allowed", "磁盘配额已满"),
    errno.EFBIG: Text("the file would be too large", "文件过大"),
    errno.EROFS: Text("the file system is read-only", "文件系统是只读的"),
    errno.ENAMETOOLONG: Text("the name is too long", "名称太长"),
    errno.ELOOP: Text("its links go round in a circle", "符号链接循环"),
    errno.EMFILE: Text("too many files are open", "打开的文件太多"),
    errno.EIO: Text("the disk does not answer", "磁盘读写出错"),
}


def system_error(error: OSError) -> Text:
    """An error of the system, the same in every locale."""
    if error.errno in _SYSTEM:
        return _SYSTEM[error.errno]
    said = error.strerror or str(error) or type(error).__name__
    return Text(said, in_chinese(said))


_CHINESE = (
    # tomllib, which puts the place at the end
    (r"(.*) \(at line (\d+), column (\d+)\)", "第 {2} 行第 {3} 列：{1}"),
    (r"(.*) \(at end of document\)", "文件末尾：{1}"),
    (r"Invalid statement", "不是语句"),
    (r"Invalid value", "不是值；文本须加引号"),
    (r"Invalid hex value", "十六进制数有误"),
    (r"Invalid date or datetime", "日期或时间有误"),
    (r"Invalid initial character for a key part", "键的开头字符有误"),
    (r"Expected newline or end of document after a statement", "语句之后须换行"),
    (r"Expected '=' after a key in a key/value pair", "键之后缺少 ="),
    (r"Expected '\]' at the end of a table declaration", "表名之后缺少 ]"),
    (r"Expected '\]\]' at the end of an array declaration", "表名之后缺少 ]]"),
    (r"Expected (.*)", "缺少 {1}"),
    (r"Found invalid character (.*)", "不允许的字符 {1}"),
    (r"Illegal character (.*)", "不允许的字符 {1}"),
    (r"Cannot declare (.*) twice", "{1} 声明了两次"),
    (r"Cannot overwrite a value", "同一个键写了两次"),
    (r"Cannot mutate immutable namespace (.*)", "{1} 已经写定，不能再补充"),
    (r"Cannot redefine namespace (.*)", "{1} 已经定义过"),
    (r"Duplicate inline table key (.*)", "键 {1} 重复"),
    (r"Unclosed array", "数组没有结束"),
    (r"Unclosed inline table", "内联表没有结束"),
    (r"Unterminated string", "文本缺少结束引号"),
    (r"Unescaped '\\' in a string", "文本中的 \\ 没有转义"),
    (r"Escaped character is not a Unicode scalar value", "转义写出的不是 Unicode 字符"),
    (r"'utf-8' codec can't decode .* in position (\d+).*", "第 {1} 字节处不是 UTF-8"),
    # zipfile and zlib
    (r"File is not a zip file", "不是 ZIP 文件"),
    (r"Bad offset for central directory", "ZIP 目录的位置有误"),
    (r"Truncated (?:central directory|file header)", "ZIP 文件不完整"),
    (r"Bad magic number for (?:central directory|file header)", "ZIP 目录有误"),
    (r"Bad CRC-32 for file (.*)", "{1} 的校验和不符"),
    (r"Corrupt (?:zip64 )?extra field.*", "ZIP 附加字段有误"),
    (r"zipfiles that span multiple disks are not supported", "不支持分卷的 ZIP 文件"),
    (r"File (.*) is encrypted, password required for extraction", "{1} 已加密"),
    (r"Bad password for file (.*)", "{1} 的密码不符"),
    (r"(?:That compression method is not supported|compression type .*)", "不支持这种压缩方式"),
    (r"compressed patched data \(flag bit 5\)", "不支持这种压缩方式"),
    (r"strong encryption \(flag bit 6\)", "已加密"),
    (r"zip file version (.*)", "不支持 ZIP 版本 {1}"),
    (r"Error -?\d+ while decompressing data: .*", "数据无法解压"),
    (r'[\'"]There is no item named (.*) in the archive[\'"]', "文件中没有 {1}"),
    # python-calamine
    (r"Cannot detect file format", "无法辨认文件格式"),
    (r"Worksheet '(.*)' not found", "没有工作表 {1}"),
    (r"Xlsx error: (?:Xml|XmlAttr|Zip|Vba) .*", "工作表的内容已损坏"),
    # pyarrow
    (r"Parquet file size is (\d+) bytes?", "文件只有 {1} 字节"),
    (r"Parquet file size is (\d+) bytes, smaller than .*", "文件只有 {1} 字节，并不完整"),
    (r"Parquet magic bytes not found.*", "文件末尾没有 Parquet 标记"),
    (r"Couldn't deserialize thrift: .*", "文件的描述部分无法读取"),
    (r"(?:Corrupt|Unexpected end of stream|Deserializing page header failed).*", "数据不完整"),
    # csv and json
    (r"unexpected end of data", "引号没有结束"),
    (r"field larger than field limit \((\d+)\)", "单元格超过 {1} 个字符"),
    (r"'(.)' expected after '(.)'", "{2} 之后应为 {1}"),
    (r"new-line character seen in unquoted field.*", "未加引号的单元格中有换行"),
    (r"line contains NUL", "含空字符"),
    (r"(.*): line (\d+) column (\d+) \(char \d+\)", "第 {2} 行第 {3} 列：{1}"),
    (r"Expecting value", "缺少值"),
    (r"Expecting property name enclosed in double quotes", "缺少加引号的键"),
    (r"Expecting '(.*)' delimiter", "缺少 {1}"),
    (r"Extra data", "值结束之后还有内容"),
    (r"Unterminated string starting at", "文本缺少结束引号"),
    (r"Invalid (?:control character|\\escape).*", "文本中有不允许的字符"),
    # an encoding that a file names
    (r"unknown encoding: (.*)", "未知的编码 {1}"),
    (r"multi-byte encodings are not supported", "不支持多字节编码"),
)
"""What they say, as patterns, and the same in Chinese.

A pattern is compiled when something is to be told; nobody else pays for it.
"""


def in_chinese(said: str) -> str:
    """What another library says, in Chinese; as it is where it is not known here."""
    for pattern, zh in _CHINESE:
        found = re.fullmatch(pattern, said, re.DOTALL)
        if found is not None:
            parts = [in_chinese(part or "") for part in found.groups()]
            return zh.format("", *parts)
    return said


_XML_ERRORS = {
    2: "语法错误",
    3: "没有元素",
    4: "写法不合规",
    5: "标记未结束",
    6: "字符不完整",
    7: "开始与结束标签不符",
    8: "属性重复",
    9: "文档元素之后还有内容",
    11: "实体未定义",
    14: "字符引用无效",
    18: "编码未知",
    19: "编码声明不符",
    20: "CDATA 未结束",
}
"""By expat's own numbers."""


def xml_error(code: int) -> Text:
    """An error of expat by its number."""
    from xml.parsers import expat

    said = expat.errors.messages[code]
    return Text(said, _XML_ERRORS.get(code, said))
