using System.Runtime.CompilerServices;
using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>Streams the elements of an array as records.</summary>
internal sealed class JsonArrayRecordReader(JsonArrayFormat format, Stream stream) : RecordReader
{
    public override string Description => format switch
    {
        GeoJsonFormat => "GeoJSON",
        { Member: null } => "JSON array",
        { Member: var member } => $"JSON, array \"{member}\"",
    };

    public override async IAsyncEnumerable<SourceRecord> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var splitter = new JsonArraySplitter(stream, format.Member);
        await foreach (var element in splitter.SplitAsync(cancellationToken)) yield return RecordOf(element);
    }

    private SourceRecord RecordOf(JsonArrayElement element)
    {
        if (element.IsTooLarge) return OversizeRecord.Of(id: "", element.Pointer);
        var record = new SourceRecord
        {
            SourceId = "",
            Raw = element.Raw,
            Locator = element.Pointer,
            PersonFields = format.PersonPointers,
            Issues = element.Issues,
        };
        using var document = RecordDocument.TryParse(element.Raw, out var problem);
        if (document is null)
        {
            return element.Issues.Any(issue => issue.Severity == IssueSeverity.Error) ? record : record with { Issues = [.. element.Issues, problem!] };
        }

        return format.Complete(record with { SourceId = document.Fields.TextAt(format.IdPointer) ?? "" }, document.Fields);
    }
}
