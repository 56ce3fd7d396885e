using System.Reflection;
using System.Text.RegularExpressions;

namespace Federation.Contracts.Tests;

/// <summary>
/// The build compares every signature with the committed lists; these tests hold that the lists are there, that the analyzer reads
/// them, and that they name what adapters really see.
/// </summary>
public sealed partial class PublicApiTests
{
    private static readonly string[] Declared = [.. Lines("PublicAPI.Shipped.txt"), .. Lines("PublicAPI.Unshipped.txt")];

    [Fact]
    public void Lists_EveryExportedType_IsDeclared()
    {
        var exported = typeof(IAdapter).Assembly.GetExportedTypes().Select(type => type.FullName!.Replace('+', '.'));

        Assert.Equal(exported.Order(StringComparer.Ordinal), Declared.Where(line => TypeName().IsMatch(line)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Lists_EveryExportedProperty_IsDeclared()
    {
        var properties =
            from type in typeof(IAdapter).Assembly.GetExportedTypes()
            from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            select $"{type.FullName!.Replace('+', '.')}.{property.Name}.get";

        Assert.All(properties, property => Assert.Contains(Declared, line => line.Contains(property + " -> ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Lists_NoLine_StandsTwice() => Assert.Distinct(Declared);

    [Fact]
    public void Lists_BothFiles_CheckNullability()
    {
        Assert.Equal("#nullable enable", FirstLine("PublicAPI.Shipped.txt"));
        Assert.Equal("#nullable enable", FirstLine("PublicAPI.Unshipped.txt"));
    }

    private static string FirstLine(string file)
    {
        using var reader = Open(file);
        return reader.ReadLine() ?? "";
    }

    private static IEnumerable<string> Lines(string file)
    {
        using var reader = Open(file);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#')];
    }

    private static StreamReader Open(string file) =>
        new(typeof(PublicApiTests).Assembly.GetManifestResourceStream(file) ?? throw new FileNotFoundException("The project embeds this list.", file));

    // A type stands alone on its line; everything else says what it gives.
    [GeneratedRegex(@"^[\w.]+$")]
    private static partial Regex TypeName();
}
