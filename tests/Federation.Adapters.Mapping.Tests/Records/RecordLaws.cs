using System.Text;
using System.Text.Json;
using CsCheck;
using Federation.Adapters.Mapping.Tests.Samples;
using Federation.Contracts;
using Federation.Contracts.Testing;

namespace Federation.Adapters.Mapping.Tests.Records;

/// <summary>What has to hold of every listing, whatever its rows.</summary>
public sealed class RecordLaws
{
    private const string Grouped = """
        source: { format: csv, delimiter: ";", headers: [place, town, service, day, from] }
        records: { groupBy: [place, town] }
        fields:
          name: place
          description: service
          address: { locality: town }
          openingHours: { rows: { day: day, opens: from } }
          services: { from: service, steps: [{ table: { words: { wifi: wifi, café: cafe, print: printing }, folded: true } }] }
        """;

    private static readonly Gen<string[]> Rows = Gen.Select(
        Choice.Of("La Ruche", "Le Phare", "É"), Choice.Of("Tours", "Dijon", ""), Choice.Of("wifi", "CAFE", "print", "sauna", ""), Choice.Of("lundi", "mardi", "férié", ""), Choice.Of("9h-12h", "14h-18h", "fermé", ""),
        (place, town, service, day, from) => $"{place};{town};{service};{day};{from}").Array[0, 12];

    public static TheoryData<string> Samples => new(SampleFolder.All.Select(folder => folder.Name));

    [Fact]
    public void Grouping_RowsInAnotherOrder_GiveTheSameRecords() => Gen.Select(Rows, Gen.Int).Sample((rows, seed) =>
    {
        var adapter = new MappingAdapter(Yamls.Sound(Grouped));
        string[] shuffled = [.. rows];
        new Random(seed).Shuffle(shuffled);
        return Outcomes(adapter, rows) == Outcomes(adapter, shuffled);
    }, iter: 300);

    [Fact]
    public void MadeIds_RowsInAnotherOrder_GiveTheSameRecordsAndTheSameRefusals() => Gen.Select(Rows, Gen.Int).Sample((rows, seed) =>
    {
        var adapter = new MappingAdapter(Yamls.Sound("source: { format: csv, delimiter: \";\", headers: [place, town, service, day, from] }\nrecords: { id: { hash: [place, town] } }\nfields: { name: place, description: service }\n"));
        string[] shuffled = [.. rows];
        new Random(seed).Shuffle(shuffled);
        return Fates(adapter, rows).SequenceEqual(Fates(adapter, shuffled));
    }, iter: 300);

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Reading_KilledAndResumedAfterEveryPage_GivesTheSameRecords(string name)
    {
        var folder = new SampleFolder(name);
        var adapter = new MappingAdapter(folder.Mapping());
        var whole = (await AdapterRun.OfAsync(adapter, folder.Context())).Records.Select(Shown).ToList();
        for (int size = 1; size <= 3; size++)
        {
            var records = new List<SourceRecord>();
            string? cursor = null;
            bool ended = false;
            while (!ended)
            {
                // Only the first page of each run is kept; the rest of it is lost.
                var page = (await AdapterRun.OfAsync(adapter, folder.Context(), new FetchRequest { Cursor = cursor, PageSize = size })).Pages[0];
                records.AddRange(page.Records);
                (cursor, ended) = (page.NextCursor, page.EndOfSnapshot);
            }

            Assert.Equal(whole, records.Select(Shown));
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Mapping_TheSameRecordTwice_GivesTheSameDraft(string name)
    {
        var folder = new SampleFolder(name);
        var context = folder.Context();
        var records = (await AdapterRun.OfAsync(new MappingAdapter(folder.Mapping()), context)).Records;

        Assert.All(records, record => Assert.Equal(
            Outcome.OfRecord(new MappingAdapter(folder.Mapping()), record, context).ToJsonString(), Outcome.OfRecord(new MappingAdapter(folder.Mapping()), record, context).ToJsonString()));
    }

    private static string Shown(SourceRecord record) => $"{record.SourceId}|{Encoding.UTF8.GetString(record.Raw.Span)}|{record.Locator}";

    // Locators tell where a row stood, which is what was changed.
    private static string Outcomes(MappingAdapter adapter, string[] rows)
    {
        var context = ContextOf(rows);
        var records = Read(adapter, context).Select(record => record with { Locator = null }).ToList();
        return JsonSerializer.Serialize(records.Select(record => Outcome.OfRecord(adapter, record, context).ToJsonString()).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Fates(MappingAdapter adapter, string[] rows) => Read(adapter, ContextOf(rows))
        .Select(record => $"{record.SourceId}|{Encoding.UTF8.GetString(record.Raw.Span)}|{string.Join(',', record.Issues.Select(issue => issue.Code))}").Order(StringComparer.Ordinal);

    private static AdapterBench ContextOf(string[] rows) => AdapterBench.Of(string.Join('\n', rows.Append("La Fin;Ici;wifi;;")) + "\n");

    private static IReadOnlyList<SourceRecord> Read(MappingAdapter adapter, AdapterBench context)
    {
        var run = AdapterRun.OfAsync(adapter, context).GetAwaiter().GetResult();
        Assert.Null(run.Failure);
        return run.Records;
    }
}
