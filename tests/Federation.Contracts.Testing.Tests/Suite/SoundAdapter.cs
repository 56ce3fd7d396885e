using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Federation.Contracts.Testing.Tests.Suite;

/// <summary>An adapter that holds every fact. What is overridden breaks one.</summary>
public class SoundAdapter : IAdapter
{
    public virtual AdapterCapabilities Capabilities => AdapterCapabilities.Snapshot | AdapterCapabilities.Incremental | AdapterCapabilities.Deletions;

    public virtual async Task<CheckResult> CheckAsync(AdapterContext context, CancellationToken cancellationToken)
    {
        try
        {
            await ReadAsync(context, 0, 4, null, cancellationToken);
            return new CheckResult { Issues = [] };
        }
        catch (AdapterException exception)
        {
            return new CheckResult { Issues = [Issue.Error(exception.Code, exception.Message)] };
        }
    }

    public async IAsyncEnumerable<Page> FetchAsync(FetchRequest request, AdapterContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Begin(context);
        if (request.Mode == FetchMode.Incremental)
        {
            yield return Changes(request.Cursor);
            yield break;
        }

        var (from, since) = request.Cursor is { } cursor ? Read(cursor) : (0, null);
        int left = request.MostRecords ?? int.MaxValue;
        for (bool ended = false; !ended && left > 0;)
        {
            (IReadOnlyList<SourceRecord> Records, int Total) read;
            try
            {
                read = await ReadAsync(context, from, Math.Min(Size(request.PageSize), left), since, cancellationToken);
            }
            catch (AdapterException exception)
            {
                throw Told(exception);
            }

            from += read.Records.Count;
            left -= read.Records.Count;
            ended = from >= read.Total;
            yield return new Page { Records = read.Records, NextCursor = Write(from, read.Records), EndOfSnapshot = ended || EndsEarly(left) };
        }
    }

    public virtual MapResult Map(SourceRecord record, MapContext context)
    {
        try
        {
            using var document = JsonDocument.Parse(record.Raw);
            if (document.RootElement.ValueKind != JsonValueKind.Object) return MapResult.Reject(Issue.Error("record.no-object", "The record is no object."));
            var fields = document.RootElement;
            return Text(fields, "name") is { } name && !string.IsNullOrWhiteSpace(name) ? MapResult.Map(Draft(fields, name)) : MapResult.Reject(Issue.Error("name.missing", "The record has no name.", "/name"));
        }
        catch (JsonException)
        {
            return MapResult.Reject(Issue.Error("record.no-object", "The record is no object."));
        }
    }

    protected static string? Text(JsonElement fields, string name) => fields.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    protected virtual void Begin(AdapterContext context)
    {
    }

    protected virtual ListingDraft Draft(JsonElement fields, string name) => new() { Name = name, Address = new PostalAddress { Locality = Text(fields, "town") } };

    protected virtual Page Changes(string? cursor) => new() { Records = [], NextCursor = cursor, EndOfSnapshot = true };

    protected virtual int Size(int asked) => asked;

    protected virtual bool EndsEarly(int left) => false;

    protected virtual AdapterException Told(AdapterException failure) => failure;

    protected virtual string Write(int from, IReadOnlyList<SourceRecord> records) => string.Create(CultureInfo.InvariantCulture, $"v1:{from}");

    protected virtual (int From, string? Since) Read(string cursor) =>
        cursor.StartsWith("v1:", StringComparison.Ordinal) && int.TryParse(cursor.AsSpan(3), NumberStyles.None, CultureInfo.InvariantCulture, out int from) ? (from, null) : throw AdapterException.CursorRefused("The cursor is none of ours.");

    protected virtual byte[] Raw(string id, byte[] raw) => raw;

    protected virtual IReadOnlyList<string> Persons => ["/mail", "/keeper"];

    protected virtual CancellationToken Token(CancellationToken cancellationToken) => cancellationToken;

    /// <summary>Null where what came is to count as the end.</summary>
    protected virtual AdapterException? Judge(ReadOnlySpan<byte> text) => text.TrimStart(" \r\n\t"u8) switch
    {
        [] => new AdapterException(FailureKind.SourceChanged, "source.empty", "The source is empty."),
        [(byte)'<', ..] => new AdapterException(FailureKind.SourceChanged, "source.html", "The source is a web page."),
        _ => null,
    };

    protected virtual (IReadOnlyList<SourceRecord> Records, int Total) Broken(AdapterException failure) => throw failure;

    private async Task<(IReadOnlyList<SourceRecord> Records, int Total)> ReadAsync(AdapterContext context, int from, int limit, string? since, CancellationToken cancellationToken)
    {
        string address = string.Create(CultureInfo.InvariantCulture, $"{context.Config.RequiredText("source")}?from={from}&limit={limit}&key={Uri.EscapeDataString(context.Config.RequiredText("key"))}{(since is null ? "" : $"&since={since}")}");
        using var text = new MemoryStream();
        try
        {
            await using var content = await context.OpenAsync(address, Token(cancellationToken));
            await content.Stream.CopyToAsync(text, Token(cancellationToken));
            if (Judge(text.ToArray()) is { } failure) throw failure;
            return Parse(text.ToArray());
        }
        catch (JsonException exception)
        {
            return Broken(new AdapterException(FailureKind.Transient, "json.truncated", "The text is no whole JSON.", exception));
        }
        catch (AdapterException exception)
        {
            return Broken(exception);
        }
    }

    private (IReadOnlyList<SourceRecord>, int) Parse(byte[] text)
    {
        using var document = JsonDocument.Parse(text);
        var root = document.RootElement;
        return ([.. root.GetProperty("items").EnumerateArray().Select(Record)], root.GetProperty("total").GetInt32());
    }

    private SourceRecord Record(JsonElement item)
    {
        string id = Text(item, "id") ?? "";
        return new SourceRecord
        {
            SourceId = id,
            Raw = Raw(id, Encoding.UTF8.GetBytes(item.GetRawText())),
            ModifiedAt = DateTimeOffset.Parse(item.GetProperty("at").GetString()!, CultureInfo.InvariantCulture),
            PersonFields = Persons,
        };
    }
}
