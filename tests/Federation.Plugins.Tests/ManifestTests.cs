using System.Text.Json;
using Federation.Adapters.Actipole21;
using Federation.Adapters.FederationPeer;
using Federation.Adapters.FranceServices;
using Federation.Adapters.HubLo;
using Federation.Adapters.OpenActive;
using Federation.Adapters.OpenStreetMap;
using Federation.Adapters.RegionSud;
using Federation.Adapters.SchemaOrg;
using Federation.Adapters.SpaceApi;
using Federation.Adapters.Spreadsheet;
using Federation.Adapters.TernumBfc;
using Federation.Adapters.TiersLieux;
using Federation.Contracts;
using NJsonSchema;
using Xunit;

namespace Federation.Plugins.Tests;

public sealed class ManifestTests
{
    public static TheoryData<Type> Adapters =>
    [
        typeof(Actipole21Adapter), typeof(FederationPeerAdapter), typeof(FranceServicesAdapter), typeof(HubLoAdapter), typeof(OpenActiveAdapter), typeof(OpenStreetMapAdapter), typeof(RegionSudAdapter),
        typeof(SchemaOrgAdapter), typeof(SpaceApiAdapter), typeof(SpreadsheetAdapter),
        typeof(TernumBfcAdapter), typeof(TiersLieuxAdapter),
    ];

    [Theory]
    [MemberData(nameof(Adapters))]
    public void Manifest_NamesTheTypeItsAssemblyAndItsAbilities(Type adapter)
    {
        using var document = Read(adapter);
        var manifest = document.RootElement;

        Assert.Equal(adapter.FullName, manifest.GetProperty("type").GetString());
        Assert.Equal(adapter.Assembly.GetName().Name + ".dll", manifest.GetProperty("assembly").GetString());
        Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", manifest.GetProperty("id").GetString());
        Assert.True(Version.TryParse(manifest.GetProperty("version").GetString(), out _));
        var instance = (IAdapter)Activator.CreateInstance(adapter)!;
        var capabilities = manifest.GetProperty("capabilities").EnumerateArray().Select(name => Enum.Parse<AdapterCapabilities>(name.GetString()!, ignoreCase: true));
        Assert.Equal(instance.Capabilities, capabilities.Aggregate(AdapterCapabilities.None, (all, one) => all | one));
    }

    [Theory]
    [MemberData(nameof(Adapters))]
    public void Manifest_ContractRange_HoldsTheCurrentContract(Type adapter)
    {
        using var document = Read(adapter);
        var range = document.RootElement.GetProperty("contract");

        Assert.InRange(ContractVersion.Current, Version.Parse(range.GetProperty("from").GetString()!), Version.Parse(range.GetProperty("below").GetString()!));
        Assert.NotEqual(ContractVersion.Current, Version.Parse(range.GetProperty("below").GetString()!));
    }

    [Theory]
    [MemberData(nameof(Adapters))]
    public async Task Manifest_ConfigSchema_AcceptsASourceAndRefusesAnEmptyConfiguration(Type adapter)
    {
        using var document = Read(adapter);
        var schema = await JsonSchema.FromJsonAsync(document.RootElement.GetProperty("configSchema").GetRawText(), TestContext.Current.CancellationToken);

        Assert.Empty(schema.Validate("""{"source":"https://example.org/list"}"""));
        Assert.NotEmpty(schema.Validate("{}"));
        Assert.NotEmpty(schema.Validate("""{"source":"a","surce":"b"}"""));
    }

    [Theory]
    [MemberData(nameof(Adapters))]
    public void Manifest_TellsPeopleNameLicenceAndAttribution(Type adapter)
    {
        using var document = Read(adapter);
        var manifest = document.RootElement;

        Assert.All(["en", "fr"], language => Assert.NotEmpty(manifest.GetProperty("name").GetProperty(language).GetString()!));
        Assert.All(["id", "name", "url"], part => Assert.NotEmpty(manifest.GetProperty("licence").GetProperty(part).GetString()!));
        Assert.NotEmpty(manifest.GetProperty("attribution").GetString()!);
        Assert.All(manifest.GetProperty("hosts").EnumerateArray(), host => Assert.Equal(UriHostNameType.Dns, Uri.CheckHostName(host.GetString())));
    }

    [Theory]
    [MemberData(nameof(Adapters))]
    public void PluginFolder_BringsNothingThatTheHostLends(Type adapter)
    {
        string project = Path.Combine(Repository.Root, "plugins", adapter.Assembly.GetName().Name!);
        string output = Directory.GetParent(Directory.GetFiles(Path.Combine(project, "bin"), "adapter.json", SearchOption.AllDirectories).First())!.FullName;

        Assert.True(File.Exists(Path.Combine(output, "Federation.Adapters.Sdk.dll")));
        Assert.Empty(Directory.GetFiles(output, "Federation.Contracts.*"));
        Assert.Empty(Directory.GetFiles(output, "Microsoft.Extensions.*"));
    }

    private static JsonDocument Read(Type adapter) =>
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, "plugins", adapter.Assembly.GetName().Name!, "adapter.json")));
}
