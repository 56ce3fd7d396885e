using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.OpenStreetMap;

/// <summary>What tags say of services beside what a place is; the meanings are those of the OpenStreetMap wiki.</summary>
internal static class ServiceTags
{
    public static IReadOnlyList<ServiceTable> Tables { get; } =
    [
        new("internet_access", new(StringComparer.Ordinal)
        {
            ["yes"] = [ServiceKeys.Internet],
            ["wlan"] = [ServiceKeys.Internet, ServiceKeys.Wifi],
            ["wifi"] = [ServiceKeys.Internet, ServiceKeys.Wifi],
            ["wired"] = [ServiceKeys.Internet],
            ["terminal"] = [ServiceKeys.Internet, ServiceKeys.ComputerAccess],
            ["service"] = [ServiceKeys.Internet, ServiceKeys.DigitalHelp],
            ["no"] = [],
        }),
        YesOrNo("air_conditioning", ServiceKeys.AirConditioning),
        YesOrNo("shower", ServiceKeys.Shower),
        YesOrNo("bicycle_parking", ServiceKeys.BikeParking),
        YesOrNo("kitchen", ServiceKeys.Kitchen),
    ];

    public static IEnumerable<string> Read(RecordFields tags, MapFindings findings) => Tables.SelectMany(table =>
        tags.Text(table.Column) is { } values ? table.Read(values.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), findings, tags.Pointer(table.Column)) : []);

    private static ServiceTable YesOrNo(string tag, string service) => new(tag, new(StringComparer.Ordinal) { ["yes"] = [service], ["no"] = [] });
}
