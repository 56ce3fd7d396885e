using Federation.Web.Languages;

namespace Federation.Web.Vocabulary;

/// <summary>The fields of a listing, as the schema names them, in the words of people.</summary>
internal static class ListingFields
{
    public static string Name(Language language, string field) => field switch
    {
        "name" => language.Pick("Name", "Nom"),
        "description" => language.Pick("Description", "Description"),
        "address" => language.Pick("Address", "Adresse"),
        "address.street" => language.Pick("Street", "Rue"),
        "address.postalCode" => language.Pick("Postcode", "Code postal"),
        "address.locality" => language.Pick("Town", "Commune"),
        "address.localityCode" => language.Pick("Municipality code", "Code commune"),
        "address.region" => language.Pick("Region", "Région"),
        "address.country" => language.Pick("Country", "Pays"),
        "location" => language.Pick("Point on the map", "Point sur la carte"),
        "website" => language.Pick("Website", "Site web"),
        "phone" => language.Pick("Telephone", "Téléphone"),
        "openingHours" => language.Pick("Opening hours", "Horaires"),
        "services" => language.Pick("Services", "Services"),
        "capacity" => language.Pick("Work places", "Postes de travail"),
        "languages" => language.Pick("Languages", "Langues"),
        "accessibility" => language.Pick("Accessibility", "Accessibilité"),
        "prices" => language.Pick("Prices", "Tarifs"),
        "labelClaim" => language.Pick("Label, as claimed", "Label, tel que déclaré"),
        _ => field,
    };
}
