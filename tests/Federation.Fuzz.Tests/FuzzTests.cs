using System.Globalization;
using Federation.Fuzz.Inputs;
using Federation.Fuzz.Running;
using Federation.Fuzz.Subjects;

namespace Federation.Fuzz.Tests;

/// <summary>The fuzzer itself, for a minute or as long as <c>FEDERATION_FUZZ_SECONDS</c> says. Its figures go to the log.</summary>
[Collection(Name)]
public sealed class FuzzTests
{
    /// <summary>Of tests that run one after the other: the fuzzer takes two processors by itself.</summary>
    public const string Name = "the fuzzer";

    // One seed: the same minute every time. tests/fuzz/run.sh draws another at each start.
    private const int Seed = 3;

    [Fact]
    public async Task ParsersAndAdapters_FuzzedForAMinute_BreakNoLaw()
    {
        var files = new SeedFiles();
        if (!files.HasReal) Console.WriteLine($"Without {files.RealFolder} all inputs are made of our own samples.");
        int seconds = Environment.GetEnvironmentVariable("FEDERATION_FUZZ_SECONDS") is { Length: > 0 } text ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : 60;
        var settings = new FuzzSettings { Time = TimeSpan.FromSeconds(seconds), Seed = Seed, Folder = Path.Combine(AppContext.BaseDirectory, "findings") };

        var results = await new FuzzRun(settings, [.. SubjectCatalogue.Of(files), .. PlantedFaults.All]).RunAsync(TestContext.Current.CancellationToken);

        string[] lines = [.. ResultTable.Lines(results)];
        foreach (string line in lines) Console.WriteLine(line);
        Assert.True(results.All(result => result.Findings.Count == 0), string.Join('\n', lines));
        Assert.All(results, result => Assert.InRange(result.Figures.Mapped, 1, result.Figures.Records));
    }
}
