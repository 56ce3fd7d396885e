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

    private const string Blocks = "script[type='application/ld+json' i]";

    private readonly List<SourceRecord> _records = [];
    private readonly JsonLdNodes _nodes = new();

    public IReadOnlyList<SourceRecord> Records => _records;

    /// <exception cref="AdapterException"><c>html.truncated</c>: the page ends within a block.</exception>
    public void AddPage(IDocument document, bool endsInScript)
    {
        var scripts = document.QuerySelectorAll(Blocks);
        if (endsInScript && document.QuerySelectorAll("script").LastOrDefault()?.Matches(Blocks) == true) throw new AdapterException(FailureKind.Transient, "html.truncated", string.Create(CultureInfo.InvariantCulture, $"The page ends in the middle of its JSON-LD, in script {scripts.Length}."));
        var blocks = scripts.Select(script => Block.Of(script.TextContent)).ToList();
        try
        {
            // One block may name what another one describes.
            foreach (var block in blocks.Where(block => block.Document is not null)) _nodes.Add(block.Document!.RootElement); // the filter has it
            foreach (var (index, block) in blocks.Index())
            {
                string locator = string.Create(CultureInfo.InvariantCulture, $"script {index + 1}");
                if (block.Document is { } json) Add(json.RootElement, locator + " ");
                else _records.Add(RefusedRecord.Of(id: "", locator, block.Problem!)); // it has one or the other
            }
        }
        finally
        {
            foreach (var block in blocks) block.Document?.Dispose();
        }
    }

    public void AddDocument(JsonElement root)
    {
        _nodes.Add(root);
        Add(root, "");
    }

    /// <param name="locator">What stands before the pointers of the records.</param>
    private void Add(JsonElement element, string locator)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Array:
                int index = 0;
                foreach (var item in element.EnumerateArray()) Add(item, string.Create(CultureInfo.InvariantCulture, $"{locator}/{index++}"));
                break;
            case JsonValueKind.Object when TypesOf(element).Any(type => format.Types.Contains(type)):
                // What another object of the document describes is met there.
                if (_nodes.Meant(element) is null && RecordOf(element, locator) is { } record) _records.Add(record);
                break;
            case JsonValueKind.Object:
                // Each of them, also where one is there twice: which of two lists counts cannot be told.
                foreach (var member in element.EnumerateObject().Where(member => Containers.Contains(member.Name))) Add(member.Value, locator + JsonPointer.Of(member.Name));
                break;
        }
    }

    /// <summary>Null where the format does not take it.</summary>
    private SourceRecord? RecordOf(JsonElement element, string locator)
    {
        string place = locator.Length > 0 ? locator.TrimEnd() : "/";
        if (new JsonLdWriter(_nodes, format.Limits.RecordBytes).Write(element, Encoding.UTF8.GetBytes(element.GetRawText())) is not { } whole) return RefusedRecord.Of(id: "", place, RefusedRecord.TooLarge(format.Limits));
        if (JsonLevels.Of(whole) > format.Limits.Depth) return RefusedRecord.Of(id: "", place, Issue.Error("json.too-deep", $"The object is nested more than {format.Limits.Depth} levels deep, with what it names put in."));
        var (raw, issues) = JsonSoundness.Inspect(whole);
        using var document = JsonDocument.Parse(raw);
        var fields = new RecordFields(document.RootElement, "");
        if (!format.Takes(fields)) return null;
        var persons = new PersonNames(format.PersonNames);
        Collect(document.RootElement, "", persons);
        if (persons.Refusal is { } refusal) return RefusedRecord.Of(id: "", place, refusal);
        return new SourceRecord
        {
            SourceId = format.IdPointers.Select(fields.TextAt).FirstOrDefault(id => id is not null) ?? "",
            Raw = raw,
            Locator = place,
            PersonFields = persons.Take(),
            Issues = issues,
        };
    }

    private void Collect(JsonElement element, string pointer, PersonNames persons)
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

    private void CollectOrCut(JsonElement element, string pointer, PersonNames persons, bool isNamed)
    {
        if (isNamed || TypesOf(element).Contains("Person") || (format.CutsMailboxes && pointer != "/name" && element.ValueKind == JsonValueKind.String && Mailboxes.IsIn(TextOf(element)))) persons.Add(pointer);
        else Collect(element, pointer, persons);
    }

    private static IEnumerable<string> TypesOf(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object) return [];
        var given = element.EnumerateObject().Where(member => member.NameEquals("@type")).Select(member => member.Value);
        var types = given.SelectMany(type => type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().AsEnumerable() : [type]);
        return types.Where(item => item.ValueKind == JsonValueKind.String).Select(item => JsonLdNames.Bare(item.GetString()!));
    }

    // A broken escape has no text; JsonSoundness has told of it.
    private static string TextOf(JsonElement text)
    {
        try
        {
            return text.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    /// <summary>A block of a page: its JSON, or why it is none.</summary>
    private sealed record Block(JsonDocument? Document, Issue? Problem)
    {
        public static Block Of(string text)
        {
            try
            {
                // The mark of broken bytes is a character of three bytes like any other, and found again in the record.
                return new Block(JsonText.Parse(JsonControls.Escape(Encoding.UTF8.GetBytes(text), out _)), null);
            }
            catch (AdapterException exception)
            {
                return new Block(null, Issue.Error(exception.Code, exception.Message));
            }
        }
    }
}
