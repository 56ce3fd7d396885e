using Federation.Cluster.Centres;
using NodaTime;
using PublicHoliday;
using FrenchRegion = PublicHoliday.FrancePublicHoliday.Regions;

namespace Federation.Cluster.Normalising.Hours;

/// <summary>
/// The public holidays of a place, from the package PublicHoliday, for the countries where a whole part of it has the same ones: France with its five
/// overseas departments, Belgium, Luxembourg. Elsewhere they hang on a region or town that a listing does not name.
/// </summary>
internal static class PlaceHolidays
{
    /// <summary>Answers whether a date is a holiday at the address; null where nobody here knows.</summary>
    public static Func<LocalDate, bool?> Of(Address? address) => FrenchTerritory.Country(address) switch
    {
        FrenchTerritory.France when FrenchTerritory.IsAlsaceMoselle(address) => AlsaceMoselle,
        FrenchTerritory.France => Known(new FrancePublicHoliday { Region = FrenchRegion.OnlyOfficial }),
        "GP" => Known(new FrancePublicHoliday { Region = FrenchRegion.Guadeloupe }),
        "MQ" => Known(new FrancePublicHoliday { Region = FrenchRegion.Martinique }),
        "GF" => Known(new FrancePublicHoliday { Region = FrenchRegion.Guyane }),
        "RE" => Known(new FrancePublicHoliday { Region = FrenchRegion.Reunion }),
        "YT" => Known(new FrancePublicHoliday { Region = FrenchRegion.Mayotte }),
        "BE" => Known(new BelgiumPublicHoliday()),
        "LU" => Known(new LuxembourgPublicHoliday()),
        _ => _ => null,
    };

    /// <summary>26 December is a holiday in all of it; Good Friday only where there is a Protestant church, which a listing does not say.</summary>
    private static bool? AlsaceMoselle(LocalDate date)
    {
        if (date is { Month: 12, Day: 26 }) return true;
        var day = date.ToDateTimeUnspecified();
        return day == FrancePublicHoliday.GoodFriday(date.Year) ? null : new FrancePublicHoliday { Region = FrenchRegion.OnlyOfficial }.IsPublicHoliday(day);
    }

    private static Func<LocalDate, bool?> Known(IPublicHolidays holidays) => date => holidays.IsPublicHoliday(date.ToDateTimeUnspecified());
}
