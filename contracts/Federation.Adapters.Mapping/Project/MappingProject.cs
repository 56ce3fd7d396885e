using System.Reflection;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Federation.Adapters.Mapping;

/// <summary>
/// A mapping that is outgrown, as the project of an adapter in C#: the mapping goes along and still does all that it can say, and one method is there to be changed.
/// </summary>
public static class MappingProject
{
    private const string Prefix = "Federation.Adapters.";

    /// <summary>The project's name, which is its namespace and its assembly's: <c>Federation.Adapters.TiersLieux</c> of the id <c>tiers-lieux</c>.</summary>
    public static string NameOf(MappingFile mapping) => Prefix + Words(mapping);

    /// <summary>
    /// The files: the adapter's class, its project, <c>adapter.json</c> as docs/adapter-manifest.md describes it, and the mapping to the byte. Built and laid out as a plug-in it gives the
    /// same as the mapping does. The same mapping gives the same files.
    /// </summary>
    public static IReadOnlyList<MappingProjectFile> Write(MappingFile mapping)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        string name = NameOf(mapping);
        string type = Words(mapping) + "Adapter";
        return
        [
            Text($"{type}.cs", Filled("Adapter.cs.txt", name, type)),
            Text($"{name}.csproj", Filled("Adapter.csproj.txt", name, type)),
            Text("adapter.json", ProjectManifest.Of(mapping, name, $"{name}.{type}")),
            new MappingProjectFile(MappingFile.FileName, mapping.Yaml),
        ];
    }

    private static MappingProjectFile Text(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));

    // An id begins with a letter or a digit; a class with a letter.
    private static string Words(MappingFile mapping)
    {
        string words = string.Concat(mapping.Id.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        return char.IsAsciiDigit(words[0]) ? "N" + words : words;
    }

    private static string Filled(string template, string name, string type)
    {
        using var stream = typeof(MappingProject).Assembly.GetManifestResourceStream("project/" + template) ?? throw new InvalidOperationException($"{template} is not embedded.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Encoding.UTF8.GetString(bytes)
            .Replace("{NAMESPACE}", name, StringComparison.Ordinal)
            .Replace("{CLASS}", type, StringComparison.Ordinal)
            .Replace("{PACKAGE}", VersionOf(typeof(MappingProject).Assembly), StringComparison.Ordinal)
            .Replace("{LOGGING}", VersionOf(typeof(ILogger).Assembly), StringComparison.Ordinal);
    }

    // The package's version, which the assembly bears with the commit behind a plus.
    private static string VersionOf(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? assembly.GetName().Version?.ToString(3) ?? "0.0.0";
}
