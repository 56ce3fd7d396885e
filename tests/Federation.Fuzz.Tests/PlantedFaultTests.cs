using Federation.Fuzz.Inputs;
using Federation.Fuzz.Running;
using Federation.Fuzz.Subjects;

namespace Federation.Fuzz.Tests;

/// <summary>The fuzzer finds what was planted for it, and can show it again.</summary>
[Collection(FuzzTests.Name)]
public sealed class PlantedFaultTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("federation-fuzz-tests-").FullName;

    public static TheoryData<string, string> Faults => new()
    {
        { "throws", "throws: InvalidOperationException" },
        { "unknown-code", "failure: unknown code planted.unknown" },
        { "hangs", "hang" },
        { "overflows", "crash: Stack overflow." },
        { "exhausts", "throws: OutOfMemoryException" },
        { "grows", "growth" },
        { "drops", "count: reading" },
        { "tells-pieces-apart", "chunks: count" },
        { "gives-no-result", "outcome: null" },
        { "keeps-a-person", "persons: not named" },
    };

    [Fact]
    public void Faults_Planted_AreAllTested() => Assert.Equal(PlantedFaults.All.Select(subject => subject.Name), Faults.Select(row => $"{PlantedFaults.Target}/{row.Data.Item1}"));

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Fault_Planted_IsFoundAndShownAgain(string fault, string signature)
    {
        IReadOnlyList<Subject> subjects = [.. SubjectCatalogue.Of(new SeedFiles()), .. PlantedFaults.All];
        var settings = new FuzzSettings { Time = TimeSpan.FromSeconds(12), Seed = 1, Folder = _folder, Targets = [$"{PlantedFaults.Target}/{fault}"], Patience = TimeSpan.FromSeconds(3), MostFindings = 1 };
        var run = new FuzzRun(settings, subjects);

        var result = Assert.Single(await run.RunAsync(TestContext.Current.CancellationToken));

        var finding = Assert.Single(result.Findings);
        Assert.StartsWith(signature, finding.Breach.Signature, StringComparison.Ordinal);
        if (finding.File is null) return; // Memory grows over many inputs; no single one shows it.
        byte[] input = await File.ReadAllBytesAsync(finding.File, TestContext.Current.CancellationToken);
        Assert.Equal(finding.Breach.Law, (await run.JudgeAsync(finding.Subject, input, TestContext.Current.CancellationToken))?.Law);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
