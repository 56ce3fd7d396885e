using System.Globalization;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>Gathers the objects of the wanted types. Used for one source.</summary>
internal sealed class JsonLdObjects(JsonLdFormat format)
{
    private static readonly string[] Containers = ["@graph", "itemListElement", "item", "mainEntity", "hasPart", "containsPlace"];
    private static readonly string[] Prefixes = ["https://schema.org/", "http://schema.org/", "schema:"];

    private readonly List<SourceRecord> _records = [];

    public IReadOnlyList<SourceRecord> Records => _records;

    public void AddPage(IDocument document)
    {
        int number = 0;
        foreach (var script in document.QuerySelectorAll("script[type='application/ld+json' i]"))
        {
            string locator = string.Create(CultureInfo.InvariantCulture, $"script {++number}");
            try
            {
                // The mark of broken bytes is a character of three bytes like any other, and found again in the record.
                using var block = JsonText.Parse(JsonControls.Escape(Encoding.UTF8.GetBytes(script.TextContent), out _));
                Add(block.RootElement, locator + " ");
            }
            catch (AdapterException exception)
            {
                _records.Add(RefusedRecord.Of(id: "", locator, Issue.Error(exception.Code, exception.Message)));
            }
        }
    }

    /// <param name="locator">What stands before the pointers of the records.</param>
    public void Add(JsonElement element, string locator)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Array:
                int index = 0;
                foreach (var item in element.EnumerateArray()) Add(item, string.Create(CultureInfo.InvariantCulture, $"{locator}/{index++}"));
                break;
            case JsonValueKind.Object when TypesOf(element).Any(type => format.Types.Contains(type)):
                _records.Add(RecordOf(element, locator));
                break;
            case JsonValueKind.Object:
                // Each of them, also where one is there twice: which of two lists counts cannot be told.
                foreach (var member in element.EnumerateObject().Where(member => Containers.Contains(member.Name))) Add(member.Value, locator + JsonPointer.Of(member.Name));
                break;
        }
    }

    private SourceRecord RecordOf(JsonElement element, string locator)
    {
        string place = locator.Length > 0 ? locator.TrimEnd() : "/";
        var (raw, issues) = JsonSoundness.Inspect(Encoding.UTF8.GetBytes(element.GetRawText()));
        var persons = new PersonNames(format.PersonNames);
        Collect(element, "", persons);
        if (persons.Refusal is { } refusal) return RefusedRecord.Of(id: "", place, refusal);
        var fields = new RecordFields(element, "");
        return new SourceRecord
        {
            SourceId = format.IdPointers.Select(fields.TextAt).FirstOrDefault(id => id is not null) ?? "",
            Raw = raw,
            Locator = place,
            PersonFields = persons.Take(),
            Issues = issues,
        };
    }

    private static void Collect(JsonElement element, string pointer, PersonNames persons)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            int index = 0;
            foreach (var item in element.EnumerateArray()) CollectOrCut(item, string.Create(CultureInfo.InvariantCulture, $"{pointer}/{index++}"), persons, isNamed: false);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in element.EnumerateObject()) CollectOrCut(member.Value, pointer + JsonPointer.Of(member.Name), persons, persons.Has(member.Name));
        }
    }

    private static void CollectOrCut(JsonElement element, string pointer, PersonNames persons, bool isNamed)
    {
        if (isNamed || TypesOf(element).Contains("Person")) persons.Add(pointer);
        else Collect(element, pointer, persons);
    }

    private static IEnumerable<string> TypesOf(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object) return [];
        var given = element.EnumerateObject().Where(member => member.NameEquals("@type")).Select(member => member.Value);
        var types = given.SelectMany(type => type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().AsEnumerable() : [type]);
        return types.Where(item => item.ValueKind == JsonValueKind.String).Select(item => Bare(item.GetString()!));
    }

    private static string Bare(string type) => Prefixes.FirstOrDefault(prefix => type.StartsWith(prefix, StringComparison.Ordinal)) is { } prefix ? type[prefix.Length..] : type;
}
