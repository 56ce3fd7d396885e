using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text;
using Federation.Adapters.Mapping.Tests.Sources;
using Federation.Contracts.Testing;
using Federation.Contracts;

namespace Federation.Adapters.Mapping.Tests.Samples;

/// <summary>One folder of samples/mappings: a mapping, a listing, and what becomes of it.</summary>
internal sealed record SampleFolder(string Name)
{
    // Where an API's answers lie by their addresses.
    private const string Answers = "answers.json";

    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "..", "samples", "mappings"));

    public static IEnumerable<SampleFolder> All => Directory.GetDirectories(Root).Select(folder => new SampleFolder(Path.GetFileName(folder))).OrderBy(folder => folder.Name, StringComparer.Ordinal);

    public string Expected => Path.Combine(Root, Name, "expected.json");

    public MappingFile Mapping()
    {
        var reading = MappingFile.Read(File.ReadAllBytes(Path.Combine(Root, Name, MappingFile.FileName)));
        Assert.True(reading.Mapping is not null, string.Join('\n', reading.Problems.Select(problem => $"{Name} {problem.Line}:{problem.Column} {problem.Issue.Code} {problem.Issue.Message}")));
        return reading.Mapping;
    }

    public AdapterBench Context()
    {
        string folder = Path.Combine(Root, Name);
        string answers = Path.Combine(folder, Answers);
        if (!File.Exists(answers)) return AdapterBench.OfFile(Directory.GetFiles(folder, "listing.*").Single());
        using var document = JsonDocument.Parse(File.ReadAllBytes(answers));
        var byAddress = document.RootElement.EnumerateObject().ToDictionary(answer => answer.Name, answer => Encoding.UTF8.GetBytes(answer.Value.GetRawText()), StringComparer.Ordinal);
        return AdapterBench.OfSources(byAddress.Keys.First().Split('?')[0], address => byAddress[address]);
    }

    /// <summary>What a probe gets: the listing, or the API's first page by its address.</summary>
    public AdapterContext ProbeContext()
    {
        string answers = Path.Combine(Root, Name, Answers);
        if (!File.Exists(answers)) return Context();
        using var document = JsonDocument.Parse(File.ReadAllBytes(answers));
        var byAddress = document.RootElement.EnumerateObject().ToDictionary(answer => answer.Name, answer => answer.Value.GetRawText(), StringComparer.Ordinal);
        return new ApiContext(address => new ApiAnswer(byAddress[address]), ("source", byAddress.Keys.First()));
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
