using System.Text;

namespace Federation.Adapters.Mapping.Tests;

/// <summary>Mappings for tests: the part that is the same everywhere, and what a test is about.</summary>
internal static class Yamls
{
    public const string Who = """
        id: essai
        version: 1.0.0
        name: { en: Test, fr: Essai }
        licence: { id: etalab-2.0, name: Licence Ouverte 2.0, url: "https://example.org/licence" }
        attribution: Réseau d'essai

        """;

    public static MappingReading Read(string yaml) => MappingFile.Read(Encoding.UTF8.GetBytes(yaml));

    /// <summary>A mapping that has to be sound; what says who it is stands before it.</summary>
    public static MappingFile Sound(string yaml)
    {
        var reading = Read(Who + yaml);
        Assert.Empty(reading.Problems.Select(problem => $"{problem.Line}:{problem.Column} {problem.Issue.Message}"));
        return reading.Mapping!; // There is no problem.
    }
}
