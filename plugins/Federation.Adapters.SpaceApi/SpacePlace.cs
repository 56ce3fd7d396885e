using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.SpaceApi;

/// <summary>Where a space is: in <c>location</c> since API 0.13, beside everything else before.</summary>
internal static class SpacePlace
{
    public static CoordinatesReading Coordinates(RecordFields space)
    {
        var location = space.In("location");
        bool inLocation = location.Value("lat") is not null || location.Value("lon") is not null || space.Value("lat") is null;
        return Sdk.Coordinates.Read(inLocation ? location : space, "lat", "lon", numbersExpected: true);
    }

    public static PostalAddress? Address(RecordFields space)
    {
        if ((space.In("location").Text("address") ?? space.Text("address")) is not { } address) return null;
        return new PostalAddress { Street = address, Country = Countries.AtEndOf(address) };
    }
}
