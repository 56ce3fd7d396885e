using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Federation.Host.Settings;

namespace Federation.Host.Running;

/// <summary>Writes the files of a new adapter out of the templates that travel with the program: those of <c>dotnet new federation-adapter</c>, and a mapping with a listing.</summary>
internal static partial class NewAdapter
{
    private const string TemplateName = "MyNetwork.Adapter", TemplateId = "my-network-id";

    /// <summary>Whether an adapter can be called that; its project's name begins like it, so with a letter.</summary>
    public static bool IsId(string text) => text.Length <= 64 && Id().IsMatch(text);

    /// <returns>The files, relative to the folder.</returns>
    /// <exception cref="SettingsException">There is something in the folder already, or it cannot be written.</exception>
    public static IReadOnlyList<string> Write(string id, bool code, string folder)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()) throw new SettingsException($"There is something in {folder} already.");
        string prefix = code ? "template/code/" : "template/mapping/";
        var assembly = typeof(NewAdapter).Assembly;
        var written = new List<string>();
        try
        {
            foreach (string name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            {
                string file = name[prefix.Length..], path = Path.Combine(folder, file);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!); // a file in a folder
                File.WriteAllText(path, Filled(assembly, name, id));
                written.Add(file);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{folder} cannot be written: {failure.GetType().Name}.");
        }

        return written;
    }

    private static string Filled(Assembly assembly, string name, string id)
    {
        using var stream = assembly.GetManifestResourceStream(name)!; // it was just listed
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Encoding.UTF8.GetString(bytes).Replace(TemplateName, $"{Pascal(id)}.Adapter", StringComparison.Ordinal).Replace(TemplateId, id, StringComparison.Ordinal);
    }

    private static string Pascal(string id) => string.Concat(id.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    [GeneratedRegex(@"^[a-z][a-z0-9]*(-[a-z0-9]+)*\z")]
    private static partial Regex Id();
}
