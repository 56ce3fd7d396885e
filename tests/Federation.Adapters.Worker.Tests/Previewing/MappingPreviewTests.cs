using System.Text;
using Federation.Cluster.Adapters.Previewing;
using Federation.Cluster.Centres;
using Federation.Cluster.People;
using Federation.Cluster.People.Cutting;
using Federation.Cluster.People.Suppressing;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Sqlite;
using Federation.Cluster.Sync;

namespace Federation.Adapters.Worker.Tests.Previewing;

/// <summary>Mappings and samples of strangers, by the way that a manager's page takes: through a real worker.</summary>
public sealed class MappingPreviewTests : IAsyncLifetime
{
    private const string Head = """
        id: my-network
        version: 1.0.0
        name: { en: N, fr: N }
        licence: { id: x, name: X, url: "https://example.org/" }
        attribution: N

        """;

    private const string Table = Head + """
        source: { format: csv, address: "https://data.example.org/{secret}.csv", encoding: windows-1252, requestHeaders: { X-Key: "{secret}" } }
        settings: { secret: { secret: true, required: true, description: Key } }
        records: { id: id, persons: [contact] }
        fields: { name: nom, website: site, phone: tel, address: { locality: ville, country: { value: FR } } }
        """;

    private readonly PluginBench _bench = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("federation-previews-").FullName;
    private readonly SuppressionList _erased = SuppressionList.InMemory();
    private readonly PersonGuard _guard;
    private SqliteDirectoryStore? _store;
    private MappingPreviews? _previews;

    public MappingPreviewTests() => _guard = new PersonGuard(_erased);

    private MappingPreviews Previews => _previews ?? throw new InvalidOperationException("The store is not open.");

    public ValueTask InitializeAsync()
    {
        _store = SqliteDirectoryStore.Open(Path.Combine(_folder, "store.db"));
        _previews = new MappingPreviews(_bench.Starter, _store, _guard, TimeProvider.System);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        Previews.Dispose();
        _guard.Dispose();
        _erased.Dispose();
        if (_store is not null) await _store.DisposeAsync();
        _bench.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Preview_ShowsListingsAndWhatWaits_WithoutPersonsAndWithoutSettings()
    {
        // As pasted: UTF-8, whatever the mapping says of the server's own file.
        const string sample = "id;nom;site;tel;ville;contact\n1;Café L’Œuvre;oeuvre.example;01 02 03 04 05;Évreux;Marie Martin\n2;;x.example;;;\n1;Twice;;;;\n;No id;;;;\n";

        var preview = await SeeAsync(Table, sample);

        Assert.Empty(preview.Problems);
        Assert.Equal([false, true, true, true], preview.Records.Select(record => record.Listing is null));
        var first = preview.Records[0];
        Assert.Equal(("1", "Café L’Œuvre", "Évreux", "https://oeuvre.example/"), (first.Source.SourceId, first.Listing!.Name, first.Listing.Address?.Locality, first.Listing.Website)); // it is one
        Assert.Equal("+33102030405", ContentField.All.Single(field => field.Name == "phone").Text(first.Listing)?.Replace(" ", "", StringComparison.Ordinal));
        Assert.DoesNotContain("Marie", Encoding.UTF8.GetString(first.Source.Raw.Span), StringComparison.Ordinal);
        Assert.Equal(["name.missing", "record.duplicate-id", "record.no-id"], preview.Records.Skip(1).Select(record => record.Issues.First(issue => issue.Severity == Federation.Contracts.IssueSeverity.Error).Code));
        Assert.False(preview.HasMore);
    }

    [Fact]
    public async Task Preview_OfALongSample_ShowsTheFirstAndSaysThatThereAreMore()
    {
        var preview = await SeeAsync(Table, "id;nom;site;tel;ville;contact\n" + string.Concat(Enumerable.Range(0, 300).Select(row => $"{row};Place {row};;;;\n")));

        Assert.Equal(MappingPreviews.MostRecords, preview.Records.Length);
        Assert.True(preview.HasMore);
    }

    [Fact]
    public async Task Preview_OfAWrongMapping_TellsAllMistakesWithTheirLines_AndReadsNothing()
    {
        var preview = await SeeAsync(Head + "source: { format: csv }\nrecords: { id: id }\nfeilds: { name: nom }\nnonsense: 1\n", "id;nom\n1;A\n");

        Assert.Empty(preview.Records);
        Assert.Contains(preview.Problems, problem => problem is { Line: 8, Column: 1 } && problem.Message.Contains("feilds", StringComparison.Ordinal));
        Assert.Contains(preview.Problems, problem => problem is { Line: 9 } && problem.Message.Contains("nonsense", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("mapping.value", "\0\u0001\u0002\uFFFF")]
    [InlineData("mapping.yaml", "a: &a [x]\nb: *a")]
    [InlineData("mapping.yaml", "!!python/object:os.system {}")]
    [InlineData("mapping.yaml", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")]
    public async Task Preview_OfAMappingThatIsAnAttack_IsOneProblem(string code, string mapping)
    {
        var preview = await SeeAsync(mapping, "id;nom\n1;A\n");

        Assert.Equal(code, Assert.Single(preview.Problems).Code);
        Assert.Empty(preview.Records);
    }

    [Theory]
    [InlineData("csv.headers", "other;columns\n1;2\n")]
    [InlineData("source.empty", " \n\n")]
    [InlineData("source.html", "<!doctype html><title>Sign in</title>")]
    public async Task Preview_OfASampleThatIsNone_SaysWhy(string code, string sample)
    {
        var preview = await SeeAsync(Table, sample);

        var problem = Assert.Single(preview.Problems);
        Assert.Equal((code, null), (problem.Code, problem.Line));
    }

    [Fact]
    public async Task Preview_OfBinary_EndsByItself()
    {
        var preview = await SeeAsync(Table, new string([.. Enumerable.Range(0, 20_000).Select(at => (char)(at % 0x800))]));

        Assert.NotEmpty(preview.Problems);
    }

    // The engine's expressions cannot loop, but grow: whatever one takes, the worker's clock and memory end it, and the host is well.
    [Fact]
    public async Task Preview_OfAnExpressionWithoutEnd_IsEndedByTheWorkersLimits()
    {
        _bench.Options.MapTime = _bench.Options.SilenceTime = TimeSpan.FromSeconds(3);
        string inner = string.Concat(Enumerable.Repeat("map(&", 40)) + "@" + string.Concat(Enumerable.Repeat(", $x)", 40));
        string growing = string.Concat(Enumerable.Repeat("[@,@,@,@,@,@,@,@][] | ", 30)) + "[0]";
        foreach (string expression in (string[])[growing, inner.Replace("$x", "list", StringComparison.Ordinal)])
        {
            string mapping = Head + $"source: {{ format: json }}\nrecords: {{ id: id }}\nfields:\n  name: {{ expression: \"{expression}\" }}\n";
            var preview = await SeeAsync(mapping, $$"""[{ "id": "1", "list": [{{string.Join(',', Enumerable.Range(0, 2_000))}}] }]""");

            Assert.True(preview.Problems.Length > 0 || preview.Records.All(record => record.Listing is null), expression);
        }

        Assert.Single((await SeeAsync(Table, "id;nom;site;tel;ville;contact\n1;A;;;;\n")).Records);
    }

    [Fact]
    public async Task Preview_ThatTakesLongerThanSomebodyWaits_IsRefused_AndItsWorkerEnds()
    {
        var answer = await Previews.PreviewAsync(new PreviewOrder(NetworkId.Parse("a"), Table, "id\n1\n") { Within = TimeSpan.FromMilliseconds(1) }, TestContext.Current.CancellationToken);

        Assert.Equal(PreviewCodes.Late, answer.Code);
        Assert.Single((await SeeAsync(Table, "id;nom;site;tel;ville;contact\n1;A;;;;\n")).Records);
    }

    [Fact]
    public async Task Preview_TooLarge_IsRefusedUnread()
    {
        string large = new('é', MappingPreviews.MostBytes / 2 + 1);

        Assert.Equal(PreviewCodes.TooLarge, (await AskAsync(large, "x")).Code);
        Assert.Equal(PreviewCodes.TooLarge, (await AskAsync(Table, large)).Code);
        Assert.Equal(PreviewCodes.NoRecords, (await AskAsync(Table, null)).Code);
    }

    [Fact]
    public async Task Preview_OfTheQuarantine_ReadsItsRecordsAsTheyCame()
    {
        await QuarantineAsync("""{"id":"7","nom":"La Ruche"}""");

        var preview = (await AskAsync(Table, null)).Preview;

        var record = Assert.Single(preview!.Records); // there is one
        Assert.Equal(("row 7", "La Ruche"), (record.Source.Locator, record.Listing?.Name));
    }

    /// <summary>Of what is stored somebody who was erased is cut out. Cut out of a sample, they would be known to whoever guesses.</summary>
    [Fact]
    public async Task Preview_TellsNobodyWhoWasErased()
    {
        const string marie = "Marie Martin";
        Assert.True(PersonIdentifier.TryParse(marie, out var person));
        _erased.Add(person, DateTimeOffset.UnixEpoch);
        await QuarantineAsync($$"""{"id":"7","nom":"La Ruche de {{marie}}"}""");

        var pasted = await SeeAsync(Table, $"id;nom;site;tel;ville;contact\n1;La Ruche de {marie};;;;\n2;La Ruche de Jeanne Durand;;;;\n");
        var stored = (await AskAsync(Table, null)).Preview;

        Assert.Contains(marie, Encoding.UTF8.GetString(pasted.Records[0].Source.Raw.Span), StringComparison.Ordinal);
        Assert.Equal(pasted.Records[1].Listing?.Name?.Replace("Jeanne Durand", marie, StringComparison.Ordinal), pasted.Records[0].Listing?.Name);
        Assert.DoesNotContain(marie, Encoding.UTF8.GetString(Assert.Single(stored!.Records).Source.Raw.Span), StringComparison.Ordinal); // there is one
    }

    [Fact]
    public async Task Preview_LeavesNoFileBehind()
    {
        string[] before = Directory.GetDirectories(Path.GetTempPath(), "federation-preview-*");

        await SeeAsync(Table, "id;nom;site;tel;ville;contact\n1;A;;;;\n");

        Assert.Empty(Directory.GetDirectories(Path.GetTempPath(), "federation-preview-*").Except(before));
    }

    private async Task<MappingPreview> SeeAsync(string mapping, string? sample)
    {
        var answer = await AskAsync(mapping, sample);
        return answer.Preview ?? throw new InvalidOperationException($"{answer.Code}: {answer.Message}");
    }

    private Task<PreviewAnswer> AskAsync(string mapping, string? sample) => Previews.PreviewAsync(new PreviewOrder(NetworkId.Parse("a"), mapping, sample) { Within = TimeSpan.FromMinutes(1) }, TestContext.Current.CancellationToken);

    /// <summary>A record of the network "a" that waits.</summary>
    private async Task QuarantineAsync(string raw)
    {
        var quarantined = new QuarantinedRecord
        {
            Network = NetworkId.Parse("a"), SourceId = "7", Locator = "row 7", RawHash = "x", Raw = Encoding.UTF8.GetBytes(raw), CanReplay = true, Issues = [Federation.Contracts.Issue.Error("name.missing", "No name.")], Run = "r", Since = DateTimeOffset.UnixEpoch,
        };
        await _store!.CommitAsync(new StoreBatch { PartitionKey = "a", Writes = [new StateWrite(new StateKey(RowKinds.Quarantine, "a/7"), 0, System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(quarantined, Federation.Cluster.Json.ClusterJson.Default.QuarantinedRecord))] }, TestContext.Current.CancellationToken); // it is open
    }
}
