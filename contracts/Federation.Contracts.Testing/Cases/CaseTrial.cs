using Xunit;

namespace Federation.Contracts.Testing;

/// <summary>Tries one adapter over one case: each reading with an adapter, a bench and a partner of its own. Thread safe.</summary>
internal sealed class CaseTrial
{
    private readonly Func<IAdapter> _create;
    private readonly Lazy<Task<Reference>> _reference;

    public CaseTrial(Type type, Func<IAdapter> create, AdapterCase @case)
    {
        Type = type;
        Case = @case;
        _create = create;
        Manifest = PluginManifest.Read(@case.PluginFolder, out string? problem);
        ManifestProblem = problem;
        _reference = new Lazy<Task<Reference>>(ReadReferenceAsync);
    }

    public Type Type { get; }

    public AdapterCase Case { get; }

    /// <summary>Null where it cannot be read; <see cref="ManifestProblem"/> then says why.</summary>
    public PluginManifest? Manifest { get; }

    public string? ManifestProblem { get; }

    /// <summary>The settings, with a planted value for each secret that the case has none for.</summary>
    public IReadOnlyDictionary<string, string> Settings => (Manifest?.Secrets ?? []).Where(secret => !Case.Settings.ContainsKey(secret))
        .Select(secret => new KeyValuePair<string, string>(secret, AdapterCase.PlantedSecret)).Concat(Case.Settings).ToDictionary(StringComparer.Ordinal);

    /// <summary>The values of the secrets, planted or given.</summary>
    public IReadOnlyList<string> Secrets => [.. (Manifest?.Secrets ?? []).Select(secret => Settings[secret]).Distinct()];

    public IAdapter Create() => _create();

    public AdapterBench Bench(Func<int, PartnerAnswer, PartnerAnswer>? fault = null) =>
        new(Case.PartnerOf(Secrets), AdapterBench.SettingsOf(Case.Source, Settings)) { Fault = fault };

    /// <summary>One reading.</summary>
    public async Task<AdapterRun> ReadAsync(FetchRequest? request = null, Func<int, PartnerAnswer, PartnerAnswer>? fault = null)
    {
        using var bench = Bench(fault);
        return await AdapterRun.ReadAsync(Create(), bench, request ?? new FetchRequest(), TestContext.Current.CancellationToken);
    }

    /// <summary>One reading in which something goes wrong with one visit.</summary>
    public Task<AdapterRun> ReadAsync(int visit, Func<PartnerAnswer, PartnerAnswer> fault) => ReadAsync(fault: (number, answer) => number == visit ? fault(answer) : answer);

    public Task<Reference> ReferenceAsync() => _reference.Value;

    /// <summary>The records as the host maps them, with what became of each: null for one that is not mapped.</summary>
    public IReadOnlyList<(SourceRecord Record, MapResult? Result)> Map(IReadOnlyList<SourceRecord> records, IAdapter? adapter = null)
    {
        using var bench = Bench();
        var context = new MapContext { Config = bench.Config };
        var mapping = adapter ?? Create();
        return [.. records.Select(PersonCut.Of).Select(record => (record, IsMapped(record) ? mapping.Map(record, context) : null))];
    }

    public static bool IsMapped(SourceRecord record) => record.SourceId.Length > 0 && record.Issues.All(issue => issue.Severity != IssueSeverity.Error);

    private async Task<Reference> ReadReferenceAsync()
    {
        var answers = new SortedDictionary<int, PartnerAnswer>();
        using var bench = Bench((visit, answer) =>
        {
            lock (answers) answers[visit] = answer;
            return answer;
        });
        var run = await AdapterRun.ReadAsync(Create(), bench, new FetchRequest(), CancellationToken.None);
        return new Reference(run, [.. answers.Values], bench.Lines.Lines);
    }
}
