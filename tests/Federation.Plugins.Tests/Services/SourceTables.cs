using Federation.Adapters.Actipole21;
using Federation.Adapters.FranceServices;
using Federation.Adapters.HubLo;
using Federation.Adapters.OpenActive;
using Federation.Adapters.OpenStreetMap;
using Federation.Adapters.RegionSud;
using Federation.Adapters.SchemaOrg;
using Federation.Adapters.Sdk;
using Federation.Adapters.SpaceApi;
using Federation.Adapters.Spreadsheet;
using Federation.Adapters.TernumBfc;
using Federation.Adapters.TiersLieux;

namespace Federation.Plugins.Tests.Services;

/// <summary>What the words of every source mean, by adapter.</summary>
internal static class SourceTables
{
    public static IReadOnlyList<(string Adapter, IReadOnlyList<ServiceTable> Tables)> All { get; } =
    [
        ("actipole21", [ServiceWords.Table]),
        ("france-services", [LabelServices.Table]),
        ("hub-lo", [OfferWords.Table]),
        ("openactive", [AmenityWords.Table]),
        ("openstreetmap", [.. Federation.Adapters.OpenStreetMap.PlaceKinds.Tables, .. ServiceTags.Tables]),
        ("region-sud", [Federation.Adapters.RegionSud.PlaceKinds.Kinds, Federation.Adapters.RegionSud.PlaceKinds.Labels, Federation.Adapters.RegionSud.PlaceKinds.Phrases]),
        ("schema-org", [PlaceServices.Types, PlaceServices.Amenities, PlaceServices.Keywords]),
        ("spaceapi", [SpaceServices.Table]),
        ("spreadsheet", [SheetServices.Table]),
        ("ternum-bfc", PlaceCodes.Tables),
        ("tiers-lieux", [Typology.Table]),
    ];
}
