using System.Text;
using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>The two settings by which a person overrules what is sniffed.</summary>
internal static class CsvSettings
{
    public static char? Delimiter(AdapterConfig config) => config.Text("delimiter") switch
    {
        null => null,
        "\\t" or "TAB" or "tab" => '\t',
        [var delimiter] when delimiter is not ('"' or '\r' or '\n') => delimiter,
        var other => throw new AdapterException(
            FailureKind.Configuration, "config.delimiter", $"The setting \"delimiter\" is \"{Excerpt.Of(other)}\"; it is one character, or \"TAB\"."),
    };

    public static Encoding? Encoding(AdapterConfig config)
    {
        if (config.Text("encoding") is not { } name) return null;
        return Encodings.ByName(name) ?? throw new AdapterException(
            FailureKind.Configuration, "config.encoding", $"The setting \"encoding\" is \"{Excerpt.Of(name)}\", which is no known encoding; \"utf-8\" and \"windows-1252\" are.");
    }
}
