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
using Federation.Contracts.Testing;

namespace Federation.Plugins.Tests.Conformance;

public sealed class Actipole21SampleConformance : AdapterConformance<Actipole21Adapter>
{
    protected override AdapterCase Case => PluginCase.Sample<Actipole21Adapter>("actipole21.csv");
}

public sealed class FederationPeerSampleConformance : AdapterConformance<FederationPeerAdapter>
{
    protected override AdapterCase Case => PluginCase.Sample<FederationPeerAdapter>("federation-peer.json");
}

public sealed class FranceServicesSampleConformance : AdapterConformance<FranceServicesAdapter>
{
    protected override AdapterCase Case => PluginCase.Sample<FranceServicesAdapter>("france-services.csv");
}

public sealed class HubLoSampleConformance : AdapterConformance<HubLoAdapter>
{
    protected override AdapterCase Case => PluginCase.Sample<HubLoAdapter>("hub-lo.json");
}

public sealed class OpenActiveSampleConformance : AdapterConformance<OpenActiveAdapter>
{
    protected override AdapterCase Case => PluginCase.Sample<OpenActiveAdapter>("openactive.json") with { IsReadWhole = true };
}

public sealed class OpenActivePagesConformance : AdapterConformance<OpenActiveAdapter>
{
    protected override AdapterCase Case => PluginCase.Scripted<OpenActiveAdapter>(FeedPartner.Address, "openactive.pages", () => FeedPartner.Of(FeedPartner.ItemsOf("openactive.json")));
}

public sealed class OpenActiveSessionsConformance : AdapterConformance<OpenActiveAdapter>
{
    protected override AdapterCase Case => PluginCase.Scripted<OpenActiveAdapter>(FeedPartner.Address, "openactive.sessions", () => FeedPartner.Of(FeedPartner.Sessions)) with { IsReadWhole = true };
}

public sealed class OpenStreetMapSampleConformance : AdapterConformance<OpenStreetMapAdapter>
{
    protected override AdapterCase Case => PluginCase.Sample<OpenStreetMapAdapter>("openstreetmap.osm");
}

public sealed class OpenStreetMapOverpassSampleConformance : AdapterConformance<OpenStreetMapAdapter>
{
    protected override AdapterCase Case => PluginCase.Sample<OpenStreetMapAdapter>("openstreetmap.overpass.json");
}

public sealed class RegionSudSampleConformance : AdapterConformance<RegionSudAdapter>
{
    protected override AdapterCase Case => PluginCase.Sample<RegionSudAdapter>("region-sud.csv");
}

public sealed class SchemaOrgSampleConformance : AdapterConformance<SchemaOrgAdapter>
{
    protected override AdapterCase Case => PluginCase.Sample<SchemaOrgAdapter>("schema-org.html");
}

public sealed class SchemaOrgPagesConformance : AdapterConformance<SchemaOrgAdapter>
{
    protected override AdapterCase Case => PluginCase.Scripted<SchemaOrgAdapter>(SitePartner.Sitemap, "schema-org.pages", SitePartner.Create);
}

public sealed class SpaceApiSampleConformance : AdapterConformance<SpaceApiAdapter>
{
    protected override AdapterCase Case => PluginCase.Sample<SpaceApiAdapter>("spaceapi.json");
}

public sealed class SpreadsheetSampleConformance : AdapterConformance<SpreadsheetAdapter>
{
    protected override AdapterCase Case => PluginCase.Sample<SpreadsheetAdapter>("spreadsheet.xlsx");
}

public sealed class TernumBfcSampleConformance : AdapterConformance<TernumBfcAdapter>
{
    protected override AdapterCase Case => PluginCase.Sample<TernumBfcAdapter>("ternum-bfc.csv");
}

public sealed class TiersLieuxSampleConformance : AdapterConformance<TiersLieuxAdapter>
{
    protected override AdapterCase Case => PluginCase.Sample<TiersLieuxAdapter>("tiers-lieux.csv");
}
