namespace Federation.Adapters.Spreadsheet;

/// <summary>What a column can say, by the names that the setting <c>columns</c> uses.</summary>
internal static class SheetField
{
    public const string Id = "id", Name = "name", Description = "description", Street = "street", Postcode = "postcode", Town = "town", TownCode = "townCode", Region = "region", Country = "country";

    public const string Latitude = "latitude", Longitude = "longitude", Coordinates = "coordinates", Website = "website", Phone = "phone", Hours = "hours", Services = "services", Capacity = "capacity";

    public const string Languages = "languages", Accessibility = "accessibility", Prices = "prices";

    /// <summary>What tells one place from another where no column has an id.</summary>
    public static IReadOnlyList<string> OfAPlace { get; } = [Name, Street, Postcode, Town];
}
