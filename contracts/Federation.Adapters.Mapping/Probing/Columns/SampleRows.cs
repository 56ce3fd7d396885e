using System.Text;
using System.Text.Json;
using Federation.Adapters.Mapping.Probing.Drafts;
using Federation.Adapters.Mapping.Probing.Sketches;
using Federation.Adapters.Mapping.Records;
using Federation.Adapters.Mapping.Sources;
using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.Mapping.Probing.Columns;

/// <summary>The first records of a source as the real engine cuts them, so that columns are called as a mapping has to call them. Dispose it when no record is looked at any more.</summary>
internal sealed class SampleRows : IDisposable
{
    /// <summary>The most records that are looked at.</summary>
    public const int Most = 200;

    private readonly List<JsonDocument> _documents = [];
    private int _read;

    private SampleRows()
    {
    }

    public IEnumerable<JsonElement> Rows => _documents.Select(document => document.RootElement);

    public int Count => _documents.Count;

    /// <summary>What the parsers said of the rows: each code, and how often.</summary>
    public Dictionary<string, int> Problems { get; } = new(StringComparer.Ordinal);

    /// <summary>What ended the reading early; null where nothing did.</summary>
    public AdapterException? Failure { get; private set; }

    /// <exception cref="AdapterException">Not one record can be read.</exception>
    public static async Task<SampleRows> ReadAsync(SourceSketch sketch, StartContext context, CancellationToken cancellationToken)
    {
        var reading = MappingFile.Read(Encoding.UTF8.GetBytes(MinimalDraft.Of(sketch)));
        if (reading.Mapping is not { } mapping) throw new InvalidOperationException($"The smallest draft has a mistake: {reading.Problems[0].Issue.Message}");
        var sample = new SampleRows();
        try
        {
            var format = MappingFormats.Of(mapping.Source, new RecordRules { Id = new NoId() }, [], isWgs84: false);
            var mapped = new MappedContext(context, mapping.Source);
            await using var opened = await OpenedSource.OpenAsync(mapped, context.Config.RequiredText("source"), format.ReadsWebPages, cancellationToken);
            await using var reader = await format.OpenAsync(opened, mapped, cancellationToken);
            await foreach (var record in reader.ReadAsync(cancellationToken))
            {
                sample.Add(record);
                if (++sample._read == Most) break;
            }
        }
        catch (AdapterException failure) when (sample.Count > 0)
        {
            sample.Failure = failure;
        }
        catch
        {
            sample.Dispose();
            throw;
        }

        return sample;
    }

    public void Dispose() => _documents.ForEach(document => document.Dispose());

    private void Add(SourceRecord record)
    {
        foreach (var issue in record.Issues) Problems[issue.Code] = Problems.GetValueOrDefault(issue.Code) + 1;
        using var sound = RecordDocument.TryParse(record.Raw, out _);
        if (sound is null || record.Issues.Any(issue => issue.Code is "csv.width" or "record.too-large")) return;
        _documents.Add(JsonDocument.Parse(record.Raw));
    }

    // Rows are looked at one by one; nothing tells them apart yet.
    private sealed record NoId : IdRule
    {
        public override bool IsMade => false;
    }
}
