using System.Globalization;
using System.Text.Json;
using Federation.Adapters.Mapping.Values;
using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.Mapping.Records;

/// <summary>Where a row names or reaches a person: under the names that a mapping gives, and wherever a mailbox is written. Thread safe.</summary>
internal sealed class PersonPlaces
{
    // As many as are cut out of a record in good time.
    private const int Most = 256;

    private const string Properties = "properties.";

    private readonly HashSet<string> _names;
    private readonly HashSet<string> _ways;

    /// <param name="names">Columns, elements or members at any depth, told without regard to case and accents; or ways with points.</param>
    public PersonPlaces(IReadOnlyList<string> names)
    {
        _names = [.. names.Select(Folding.Of)];
        // An item's number is left aside: rather one item too many is cut than one too few.
        _ways = [.. names.Where(name => name.Contains('.', StringComparison.Ordinal)).Select(name => string.Join('.', name.Split('.').Where(part => !part.All(char.IsAsciiDigit)).Select(Folding.Of)))];
    }

    /// <param name="refusal">Set where there are too many.</param>
    public IReadOnlyList<string> In(JsonElement row, out Issue? refusal)
    {
        var found = new List<string>();
        Collect(row, "", "", found);
        refusal = found.Count > Most ? Issue.Error("record.too-many-persons", string.Create(CultureInfo.InvariantCulture, $"The record names more than {Most} persons or ways to reach one.")) : null;
        return found;
    }

    private void Collect(JsonElement element, string pointer, string way, List<string> found)
    {
        if (found.Count > Most) return;
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    string place = pointer + JsonPointer.Of(member.Name);
                    string name = Bare(member.Name), below = way.Length == 0 ? name : $"{way}.{name}";
                    if (_names.Contains(name) || IsWay(below)) found.Add(place);
                    else Collect(member.Value, place, below, found);
                }

                break;
            case JsonValueKind.Array:
                foreach (var (index, item) in element.EnumerateArray().Index()) Collect(item, string.Create(CultureInfo.InvariantCulture, $"{pointer}/{index}"), way, found);
                break;
            case JsonValueKind.String when Mailboxes.IsIn(element.GetString()!):
                found.Add(pointer);
                break;
        }
    }

    // Of a feature the properties stand for the record.
    private bool IsWay(string way) => _ways.Contains(way) || (way.StartsWith(Properties, StringComparison.Ordinal) && _ways.Contains(way[Properties.Length..]));

    private static string Bare(string name)
    {
        string bare = name.TrimStart('@');
        int number = bare.LastIndexOf('#');
        return Folding.Of(number > 0 && bare[(number + 1)..].All(char.IsAsciiDigit) ? bare[..number] : bare);
    }
}
