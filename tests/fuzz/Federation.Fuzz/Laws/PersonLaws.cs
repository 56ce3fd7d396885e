using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Fuzz.Laws;

/// <summary>
/// Whatever an adapter names as a person's is gone when the record leaves the worker, and none of it is quoted in what is said about the record.
/// Looked up with other code than the worker's.
/// </summary>
internal static class PersonLaws
{
    // Shorter ones stand in any message by accident; so does a word that messages are made of.
    private const int FewestCharacters = 8;

    /// <param name="places">Pointers that are a person's in every record of the subject; null for none.</param>
    public static void RequireGone(SourceRecord given, SourceRecord packed, Regex? places)
    {
        if (given.PersonFields.Count == 0 && places is null) return;
        if (TryParse(packed.Raw) is not { } document) return; // Said to be broken: RecordLaws.
        using (document)
        {
            foreach (string pointer in given.PersonFields)
            {
                bool isGone = Find(document.RootElement, Parts(pointer)).All(value => value.ValueKind == JsonValueKind.Null || (pointer.Length == 0 && !value.EnumerateObject().Any()));
                BreachException.Require(isGone, LawNames.Persons, "named and not cut", () => $"{pointer} is a person's and still there.");
            }

            // A record that is quarantined for its shape may hold anything anywhere.
            if (places is null || RecordLaws.HasError(packed)) return;
            foreach (string pointer in Pointers(document.RootElement, "")) BreachException.Require(!places.IsMatch(pointer), LawNames.Persons, "not named", () => $"{pointer} is a person's and was not named.");
        }
    }

    /// <summary>Persons' texts that were cut out and stand nowhere else in the record.</summary>
    public static IReadOnlyList<string> CutTexts(SourceRecord given, SourceRecord packed)
    {
        if (given.PersonFields.Count == 0 || TryParse(given.Raw) is not { } document) return [];
        using (document)
        {
            string rest = Encoding.UTF8.GetString(packed.Raw.Span);
            return
            [
                .. given.PersonFields.SelectMany(pointer => Find(document.RootElement, Parts(pointer)))
                    .Select(TextOf)
                    .Where(text => text.Length >= FewestCharacters && !ServiceKeys.All.Contains(text) && !rest.Contains(text, StringComparison.Ordinal)),
            ];
        }
    }

    public static void RequireUnsaid(IReadOnlyList<string> persons, IReadOnlyList<Issue> issues)
    {
        foreach (string person in persons)
        {
            var issue = issues.FirstOrDefault(issue => Quotes(issue.Message, person));
            BreachException.Require(issue is null, LawNames.Persons, $"quoted by {issue?.Code}", () => $"{issue!.Code} quotes what was cut out: {issue.Message}");
        }
    }

    // As words of its own: a piece of a word that messages are made of is nobody.
    private static bool Quotes(string message, string person)
    {
        for (int at = message.IndexOf(person, StringComparison.Ordinal); at >= 0; at = message.IndexOf(person, at + 1, StringComparison.Ordinal))
        {
            int end = at + person.Length;
            if ((at == 0 || !char.IsLetterOrDigit(message[at - 1])) && (end == message.Length || !char.IsLetterOrDigit(message[end]))) return true;
        }

        return false;
    }

    private static JsonDocument? TryParse(ReadOnlyMemory<byte> raw)
    {
        try
        {
            return JsonDocument.Parse(raw);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string TextOf(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair.
            return "";
        }
    }

    private static string[] Parts(string pointer) =>
        [.. pointer.Split('/').Skip(1).Select(part => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];

    // All that a pointer may mean: a name that is there twice means both.
    private static IEnumerable<JsonElement> Find(JsonElement element, ReadOnlyMemory<string> parts)
    {
        if (parts.IsEmpty) return [element];
        string part = parts.Span[0];
        return element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().Where(member => IsNamed(member, part)).SelectMany(member => Find(member.Value, parts[1..])),
            JsonValueKind.Array => element.EnumerateArray().Where((_, index) => index.ToString(CultureInfo.InvariantCulture) == part).SelectMany(item => Find(item, parts[1..])),
            _ => [],
        };
    }

    private static bool IsNamed(JsonProperty member, string name)
    {
        try
        {
            return member.NameEquals(name);
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair is nobody's name.
            return false;
        }
    }

    private static IEnumerable<string> Pointers(JsonElement element, string pointer) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Pointers(member.Value, pointer + JsonPointer.Of(member.Name))),
        JsonValueKind.Array => element.EnumerateArray().SelectMany((item, index) => Pointers(item, string.Create(CultureInfo.InvariantCulture, $"{pointer}/{index}"))),
        JsonValueKind.Null => [],
        _ => [pointer],
    };
}
