using System.Globalization;
using System.Text.Json;

namespace Federation.Adapters.Sdk;

/// <summary>
/// The fields of a raw record, or of an object inside it, read leniently: what is absent, empty or a spreadsheet's error value
/// (<c>#N/D</c>, <c>#N/A</c>, <c>#REF!</c>, …) is null; texts come without control characters, and those that somebody read in a wrong
/// encoding as they were meant where that is certain (docs/parsers.md). Nothing here throws for bad data. Valid while its record is.
/// </summary>
public readonly struct RecordFields
{
    private readonly JsonElement _object;
    private readonly string _prefix;

    internal RecordFields(JsonElement element, string prefix)
    {
        _object = element;
        _prefix = prefix;
    }

    /// <summary>The fields of a parsed record.</summary>
    public static RecordFields Of(JsonElement record) => new(record, "");

    /// <summary>The names of the members, in the source's order.</summary>
    public IEnumerable<string> Names => Members.Select(member => member.Name);

    internal IEnumerable<JsonProperty> Members => _object.ValueKind == JsonValueKind.Object ? _object.EnumerateObject() : [];

    /// <summary>The JSON pointer of a member, from the record's root.</summary>
    public string Pointer(string name) => _prefix + JsonPointer.Of(name);

    /// <summary>A member as it is; null where absent or JSON null.</summary>
    public JsonElement? Value(string name) =>
        _object.ValueKind == JsonValueKind.Object && _object.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>
    /// Every value that stands under a name, JSON nulls left out: two where the source gives the member twice. The last one counts and is
    /// <see cref="Value"/>; a person may stand in any.
    /// </summary>
    public IEnumerable<JsonElement> Values(string name) => _object.ValueKind == JsonValueKind.Object
        ? _object.EnumerateObject().Where(member => member.NameEquals(name) && member.Value.ValueKind != JsonValueKind.Null).Select(member => member.Value)
        : [];

    /// <summary>The fields of a member that is an object; without any member where it is not.</summary>
    public RecordFields In(string name) => new(Value(name) ?? default, Pointer(name));

    /// <summary>A member's text, trimmed; a number as the source writes it. Null for anything else and for what says nothing.</summary>
    public string? Text(string name) => TextOf(Value(name));

    /// <summary>
    /// The texts of a member that may be there more than once: the items of an array, or the member and its numbered repetitions
    /// (<c>service</c>, <c>service#2</c>) as tables, XML and web pages give them. In the source's order, under the rules of <see cref="Text"/>.
    /// </summary>
    public IReadOnlyList<string> Texts(string name)
    {
        var texts = new List<string>();
        if (_object.ValueKind != JsonValueKind.Object) return texts;
        foreach (var member in _object.EnumerateObject().Where(member => Repetition.IsOf(member.Name, name)))
        {
            var values = member.Value.ValueKind == JsonValueKind.Array ? member.Value.EnumerateArray().AsEnumerable() : [member.Value];
            texts.AddRange(values.Select(value => TextOf(value)).OfType<string>());
        }

        return texts;
    }

    /// <summary>The text at a JSON pointer from this object, under the rules of <see cref="Text"/>.</summary>
    public string? TextAt(string pointer) => TextOf(JsonPointer.Find(_object, pointer));

    /// <summary>A whole number, given as a number or as text; null where absent or not one. Thousands may be set apart by blanks.</summary>
    public int? WholeNumber(string name) =>
        Text(name) is { } text && int.TryParse(string.Concat(text.Where(character => !char.IsWhiteSpace(character))), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : null;

    internal static string? TextOf(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.String } text => NonValues.NullIfNone(CleanText.Of(text.GetString()!)),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };
}
