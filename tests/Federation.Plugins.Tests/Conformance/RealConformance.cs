using Federation.Adapters.FranceServices;
using Federation.Adapters.HubLo;
using Federation.Adapters.OpenStreetMap;
using Federation.Adapters.RegionSud;
using Federation.Adapters.SpaceApi;
using Federation.Adapters.TernumBfc;
using Federation.Adapters.TiersLieux;
using Federation.Contracts.Testing;

namespace Federation.Plugins.Tests.Conformance;

public sealed class TiersLieuxMarchConformance : AdapterConformance<TiersLieuxAdapter>
{
    protected override AdapterCase Case => PluginCase.Real<TiersLieuxAdapter>("tiers-lieux/2019-03-21.csv");
}

public sealed class TiersLieuxAprilConformance : AdapterConformance<TiersLieuxAdapter>
{
    protected override AdapterCase Case => PluginCase.Real<TiersLieuxAdapter>("tiers-lieux/2019-04-27.csv");
}

public sealed class TiersLieuxGeoJsonConformance : AdapterConformance<TiersLieuxAdapter>
{
    protected override AdapterCase Case => PluginCase.Real<TiersLieuxAdapter>("tiers-lieux/2019-04-27.geojson");
}

public sealed class TernumBfcAConformance : AdapterConformance<TernumBfcAdapter>
{
    protected override AdapterCase Case => PluginCase.Real<TernumBfcAdapter>("ternum-bfc/2022-12-30-a.csv");
}

public sealed class TernumBfcBConformance : AdapterConformance<TernumBfcAdapter>
{
    protected override AdapterCase Case => PluginCase.Real<TernumBfcAdapter>("ternum-bfc/2022-12-30-b.csv");
}

public sealed class HubLoConformance : AdapterConformance<HubLoAdapter>
{
    protected override AdapterCase Case => PluginCase.Real<HubLoAdapter>("hub-lo/2023-02-21.json");
}

public sealed class RegionSudConformance : AdapterConformance<RegionSudAdapter>
{
    protected override AdapterCase Case => PluginCase.Real<RegionSudAdapter>("region-sud/2022.csv");
}

public sealed class FranceServices2022Conformance : AdapterConformance<FranceServicesAdapter>
{
    protected override AdapterCase Case => PluginCase.Real<FranceServicesAdapter>("france-services/2022-12-01.csv");
}

public sealed class FranceServices2024Conformance : AdapterConformance<FranceServicesAdapter>
{
    protected override AdapterCase Case => PluginCase.Real<FranceServicesAdapter>("france-services/2024-08-01.csv");
}

public sealed class SpaceApiConformance : AdapterConformance<SpaceApiAdapter>
{
    protected override AdapterCase Case => PluginCase.Real<SpaceApiAdapter>("spaceapi/2023-08-16.json");
}

public sealed class OpenStreetMapLisbonConformance : AdapterConformance<OpenStreetMapAdapter>
{
    protected override AdapterCase Case => PluginCase.Real<OpenStreetMapAdapter>("openstreetmap/lisbon-coworking.overpass.json");
}

public sealed class OpenStreetMapParisConformance : AdapterConformance<OpenStreetMapAdapter>
{
    protected override AdapterCase Case => PluginCase.Real<OpenStreetMapAdapter>("openstreetmap/paris.osm");
}
