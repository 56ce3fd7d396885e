using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Tests.Storage;

public sealed class StoreProblemsTests
{
    [Fact]
    public async Task Catalogue_NamesEachCodeOnceInOrderInBothLanguages()
    {
        using JsonDocument catalogue = JsonDocument.Parse(await File.ReadAllBytesAsync(CataloguePath(), TestContext.Current.CancellationToken));
        JsonProperty[] entries = [.. catalogue.RootElement.EnumerateObject()];

        Assert.Equal(
            typeof(StoreCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal),
            entries.Select(entry => entry.Name));
        Assert.All(entries, entry => Assert.Equal(["en", "fr"], entry.Value.EnumerateObject().Select(text => text.Name)));
        Assert.All(entries.SelectMany(entry => entry.Value.EnumerateObject()), text => Assert.EndsWith(".", text.Value.GetString(), StringComparison.Ordinal));
    }

    private static string CataloguePath([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "../../../host/Federation.Cluster/Problems/store.json");
}
