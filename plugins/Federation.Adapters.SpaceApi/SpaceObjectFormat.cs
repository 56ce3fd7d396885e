using System.Text.Json;
using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.SpaceApi;

/// <summary>A JSON object: the directory (<c>{ "Name": "https://endpoint", … }</c>) or one space's own answer.</summary>
internal sealed class SpaceObjectFormat : RecordFormat
{
    public override bool Recognises(OpenedSource source) => source.FirstCharacter == '{';

    public override async Task<RecordReader> OpenAsync(OpenedSource source, AdapterContext context, CancellationToken cancellationToken)
    {
        byte[] text = await BoundedBytes.ReadAsync(source.Stream, JsonText.MostBytes, cancellationToken)
            ?? throw new AdapterException(FailureKind.SourceChanged, "record.too-large", "The JSON object is larger than 1 MiB, which neither a directory nor a space's answer is.");
        using var document = JsonText.Parse(text);
        var root = document.RootElement;
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("space", out _)) return new SingleAnswerReader(Bounded(Single(source, text is [0xEF, 0xBB, 0xBF, ..] ? text.AsMemory(3) : text, root)));
        if (root.ValueKind == JsonValueKind.Object && root.EnumerateObject().All(entry => entry.Value.ValueKind == JsonValueKind.String))
        {
            return new DirectoryReader([.. root.EnumerateObject().Select(entry => entry.Value.GetString()!)], new EndpointFetcher(context.Http, context.Clock));
        }

        throw new AdapterException(
            FailureKind.SourceChanged, "json.shape", "The JSON is neither recorded answers (an array), nor a directory (names to addresses), nor a space's answer (with \"space\").");
    }

    private static SourceRecord Single(OpenedSource source, ReadOnlyMemory<byte> text, JsonElement space)
    {
        // An answer in a file has lost the address it came from; the space's own page stands in for it.
        bool isAddress = Uri.TryCreate(source.Address, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";
        string id = isAddress ? source.Address : space.TryGetProperty("url", out var page) && page.ValueKind == JsonValueKind.String ? page.GetString()! : "";
        return SpaceRecord.Answered(id, text, space);
    }

    // The record is larger than the answer by its address.
    private SourceRecord Bounded(SourceRecord record) =>
        record.Raw.Length <= Limits.RecordBytes ? record : RefusedRecord.Of(record.SourceId, record.Locator!, RefusedRecord.TooLarge(Limits));
}
