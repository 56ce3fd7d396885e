using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.OpenActive;

/// <summary>The amenities that OpenActive's vocabulary knows of a place.</summary>
internal static class AmenityWords
{
    public static ServiceTable Table { get; } = new("amenityFeature", new(StringComparer.OrdinalIgnoreCase)
    {
        ["Parking"] = [ServiceKeys.Parking],
        ["Car Parking"] = [ServiceKeys.Parking],
        ["Bike Parking"] = [ServiceKeys.BikeParking],
        ["Cycle Parking"] = [ServiceKeys.BikeParking],
        ["Lockers"] = [ServiceKeys.Lockers],
        ["Showers"] = [ServiceKeys.Shower],
        ["Creche"] = [ServiceKeys.Childcare],
        ["Crèche"] = [ServiceKeys.Childcare],
        ["Cafe"] = [ServiceKeys.Cafe],
        ["Café"] = [ServiceKeys.Cafe],
        ["Wifi"] = [ServiceKeys.Internet, ServiceKeys.Wifi],
        ["Wi-Fi"] = [ServiceKeys.Internet, ServiceKeys.Wifi],
        ["Meeting Room"] = [ServiceKeys.MeetingRoom],
        ["Changing Facilities"] = [],
        ["Changing Rooms"] = [],
        ["Toilets"] = [],
        ["Towels"] = [],
    });

    public static IReadOnlyList<string> Read(RecordFields place, MapFindings findings) => Table.Read(SchemaOrgPlace.Amenities(place), findings, place.Pointer("amenityFeature"));
}
