using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Federation.Adapters.Mapping.Values;

/// <summary>
/// JSON between the base library and JMESPath. Token by token, for Newtonsoft's own reader makes dates of texts that look like some and takes what is no JSON.
/// </summary>
internal static class JsonTokens
{
    private const int MostDigits = 100;

    public static JToken Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => ObjectOf(element),
        JsonValueKind.Array => new JArray(element.EnumerateArray().Select(Of)),
        JsonValueKind.String => new JValue(element.GetString()),
        JsonValueKind.Number => Number(element),
        JsonValueKind.True => new JValue(true),
        JsonValueKind.False => new JValue(false),
        _ => JValue.CreateNull(),
    };

    public static JsonElement? ToElement(JToken? token)
    {
        if (token is null or { Type: JTokenType.Null or JTokenType.Undefined }) return null;
        using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(token.ToString(Formatting.None)));
        return document.RootElement.Clone();
    }

    // A long id keeps every digit, 1.10 its zero.
    private static JValue Number(JsonElement element)
    {
        if (element.TryGetInt64(out long whole)) return new JValue(whole);
        string digits = element.GetRawText();
        if (digits.Length < MostDigits && BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var large)) return new JValue(large);
        return element.TryGetDecimal(out decimal number) ? new JValue(number) : new JValue(element.GetDouble());
    }

    // The last of two members of one name counts, as everywhere.
    private static JObject ObjectOf(JsonElement element)
    {
        var made = new JObject();
        foreach (var member in element.EnumerateObject()) made[member.Name] = Of(member.Value);
        return made;
    }
}
