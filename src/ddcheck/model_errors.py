"""What is wrong where a model refuses a value, and what to write instead: Pydantic's errors in our words.

They are told apart by their type, never by their text, which changes from one version to the next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from ddcheck.core.texts import RefusalError, Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pydantic import BaseModel


def explain(detail: Mapping[str, Any], fields: Sequence[str] = ()) -> Text:
    """What is wrong, and what to write instead, for one of Pydantic's errors.

    Args:
        detail: the error.
        fields: the names that may stand where it is, to find the one that was meant.
    """
    kind, given, context = detail["type"], detail.get("input"), detail.get("ctx", {})
    field = str(detail["loc"][-1]) if detail["loc"] else "value"
    match kind:
        case "value_error" if isinstance(error := context.get("error"), RefusalError):
            return error.text
        case "value_error":
            said = str(context.get("error", detail["msg"]))
            return Text(said, said)
        case "extra_forbidden":
            near = _near(field, fields) or Text(
                "take it out, or correct its name", "请去掉，或更正名称"
            )
            return Text(f"{field!r} is not a field; {near}", f"{field!r} 不是字段；{near.zh}")
        case "missing":
            return Text("is missing; add it", "缺少；请补充")
        case "enum" | "literal_error":
            return _not_a_choice(given, field, str(context.get("expected", "")))
        case "string_type":
            shape = _shape(given)
            return Text(
                f"{shape} stands where text belongs; write text",
                f"应为文本，此处为{shape.zh}；请写文本",
            )
        case "string_unicode":
            return Text(
                "holds half a character (a surrogate, such as \\ud800); write the whole character",
                "含半个字符（代理码，如 \\ud800）；请写完整的字符",
            )
        case "tuple_type" | "list_type":
            shape = _shape(given)
            return Text(
                f"{shape} stands where a list belongs; write a list, one '- ' an entry",
                f"应为列表，此处为{shape.zh}；请写列表，每项以“- ”开头",
            )
        case "model_type" | "model_attributes_type" | "dict_type":
            shape = _shape(given)
            return Text(
                f"{shape} stands where fields belong; write 'field: value' lines",
                f"应为字段，此处为{shape.zh}；请写“字段: 值”各行",
            )
        case "union_tag_not_found":
            return Text(
                "kind is missing; write kind: shipment or kind: customer",
                "缺少 kind；请写 kind: shipment 或 kind: customer",
            )
        case "union_tag_invalid":
            return Text(
                f"kind is {context.get('tag')!r}; write shipment or customer",
                f"kind 为 {context.get('tag')!r}；请写 shipment 或 customer",
            )
        case "string_too_short":
            return Text(
                "is empty; write text, or leave the field out", "是空的；请写文本，或省略该字段"
            )
        case _:
            return Text(str(detail["msg"]), _others(kind, context, str(detail["msg"])))


_OTHERS = {
    "bool_parsing": "不是 true 或 false；请写其中之一",
    "bool_type": "不是 true 或 false；请写其中之一",
    "date_from_datetime_parsing": "不是日期；请写 YYYY-MM-DD",
    "date_parsing": "不是日期；请写 YYYY-MM-DD",
    "date_type": "不是日期；请写 YYYY-MM-DD",
    "decimal_max_digits": "数字超过 {max_digits} 位；请写较短的数字",
    "decimal_max_places": "小数超过 {decimal_places} 位；请写较少的小数",
    "decimal_parsing": "不是数字；请用数字和小数点书写",
    "decimal_type": "不是数字；请用数字和小数点书写",
    "finite_number": "不是有限的数；请写数字",
    "float_parsing": "不是数字；请用数字和小数点书写",
    "float_type": "不是数字；请用数字和小数点书写",
    "greater_than": "过小；请写大于 {gt} 的数",
    "greater_than_equal": "过小；请写不小于 {ge} 的数",
    "int_from_float": "不是整数；请写整数",
    "int_parsing": "不是整数；请只写数字",
    "int_type": "不是整数；请只写数字",
    "invalid_key": "键不是文本；请写字段名",
    "is_instance_of": "类型不符；应为 {class}",
    "less_than": "过大；请写小于 {lt} 的数",
    "less_than_equal": "过大；请写不大于 {le} 的数",
    "mapping_type": "应为字段；请写“字段: 值”各行",
    "none_required": "此处不得有值；请去掉",
    "string_pattern_mismatch": "写法不符；请按 {pattern} 的形式书写",
    "string_too_long": "过长；请写不超过 {max_length} 个字符",
    "too_long": "项数过多；请写不超过 {max_length} 项",
    "too_short": "项数不足；请至少写 {min_length} 项",
}


def _others(kind: str, context: Mapping[str, Any], said: str) -> str:
    """An error without words of our own; one of a type that is not known here in English, with its type."""
    template = _OTHERS.get(kind)
    return f"{said}（{kind}）" if template is None else template.format_map(context)


def _not_a_choice(given: object, field: str, expected: str) -> Text:
    expected = expected.replace("' or '", "', '").replace("'", "")
    near = _near(str(given), expected.split(", "))
    what = f"{given!r} is not a {field.replace('_', ' ')}"
    return Text(
        f"{what}; {near} Use one of {expected}" if near else f"{what}; use one of {expected}",
        f"{given!r} 不是 {field} 的可选值；{near.zh if near else ''}请写 {expected} 之一",
    )


def fields_beside(model: type[BaseModel], path: Sequence[str | int]) -> tuple[str, ...]:
    """The names of fields that may stand at the end of a path into a model; none where that is not one."""
    here: type[BaseModel] | None = model
    for step in path[:-1]:
        if here is None:
            return ()
        if isinstance(step, str):
            field = here.model_fields.get(step)
            here = _model_within(field.annotation) if field is not None else None
    return tuple(here.model_fields) if here is not None else ()


def _model_within(annotation: Any) -> type[BaseModel] | None:
    from pydantic import BaseModel

    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_model_within(each) for each in get_args(annotation))
    return next((model for model in found if model is not None), None)


def _near(word: str, known: Sequence[str]) -> Text | None:
    from difflib import get_close_matches

    near = get_close_matches(word, known, n=2, cutoff=0.7)
    if not near:
        return None
    return Text(f"did you mean {' or '.join(near)}?", f"是否想写 {' 或 '.join(near)}？")


def _shape(value: object) -> Text:
    if isinstance(value, dict):
        return Text("a set of fields", "一组字段")
    if isinstance(value, list | tuple):
        return Text("a list", "列表")
    if value is None:
        return Text("nothing", "空值")
    return Text(repr(value), f" {value!r}")
