using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Federation.Adapters.Mapping.Values;

/// <summary>
/// Where in a JSON text something is: names and numbers with points between them, <c>data.items</c>, which cost nothing on large texts; or a JMESPath expression. Immutable and thread safe.
/// </summary>
internal sealed partial class JsonWay
{
    private readonly string[]? _names;
    private readonly Expression? _expression;

    private JsonWay(string text, string[]? names, Expression? expression)
    {
        Text = text;
        _names = names;
        _expression = expression;
    }

    public string Text { get; }

    /// <summary>The one member of the outermost object that it leads to; null where it leads elsewhere.</summary>
    public string? OnlyMember => _names is [var name] ? name : null;

    public static JsonWay? TryParse(string text, out string reason)
    {
        reason = "";
        if (Plain().IsMatch(text)) return new JsonWay(text, text.Split('.'), null);
        return Expression.TryParse(text, out reason) is { } expression ? new JsonWay(text, null, expression) : null;
    }

    /// <summary>Null where nothing is there.</summary>
    public JsonElement? Find(JsonElement root)
    {
        if (_expression is not null) return _expression.Find(root);
        var here = root;
        foreach (string name in _names!)
        {
            if (here.ValueKind == JsonValueKind.Object && here.TryGetProperty(name, out var member)) here = member;
            else if (here.ValueKind == JsonValueKind.Array && int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < here.GetArrayLength()) here = here[index];
            else return null;
        }

        return here.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : here;
    }

    [GeneratedRegex(@"^[\p{L}\p{Nd}_@$:-]{1,100}(\.[\p{L}\p{Nd}_@$:-]{1,100}){0,15}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}
