using Federation.Adapters.Sdk;
using System.Collections.Frozen;

namespace Federation.Adapters.Spreadsheet;

/// <summary>How people call columns, in French and English, as <see cref="FoldedText"/> writes it.</summary>
internal static class HeaderWords
{
    private static readonly (string Field, string[] Words)[] Known =
    [
        (SheetField.Id, ["id", "identifiant", "identifier", "ref", "reference", "code", "numero", "cle", "key", "uid"]),
        (SheetField.Name, ["nom", "nom du lieu", "nom du centre", "nom de la structure", "nom structure", "nom de l espace", "structure", "lieu", "centre", "espace", "intitule", "denomination", "raison sociale", "name", "place name", "centre name", "center name", "space name", "place", "title", "titre"]),
        (SheetField.Description, ["description", "descriptif", "presentation", "resume", "about", "summary"]),
        (SheetField.Street, ["adresse", "adresse postale", "adresse complete", "adresse 1", "rue", "voie", "numero et voie", "numero et rue", "address", "street", "street address", "postal address", "full address", "address line 1", "address 1"]),
        (SheetField.Postcode, ["code postal", "codepostal", "cp", "postcode", "post code", "postal code", "zip", "zip code", "zipcode"]),
        (SheetField.Town, ["ville", "commune", "localite", "town", "city", "locality", "municipality"]),
        (SheetField.TownCode, ["code insee", "insee", "code commune", "code insee commune"]),
        (SheetField.Region, ["region", "departement", "state", "province", "county"]),
        (SheetField.Country, ["pays", "country"]),
        (SheetField.Latitude, ["latitude", "lat"]),
        (SheetField.Longitude, ["longitude", "lon", "lng", "long"]),
        (SheetField.Coordinates, ["coordonnees", "coordonnees gps", "coordonnees geographiques", "gps", "geo point", "geo point 2d", "geopoint", "latitude longitude", "lat lon", "lat lng", "latlng", "coordinates"]),
        (SheetField.Website, ["site web", "site internet", "site", "url", "web", "lien", "adresse web", "website", "web site", "web page", "homepage", "link"]),
        (SheetField.Phone, ["telephone", "tel", "telephone fixe", "numero de telephone", "n de telephone", "phone", "phone number", "telephone number"]),
        (SheetField.Hours, ["horaires", "horaire", "horaires d ouverture", "heures d ouverture", "jours et horaires d ouverture", "ouverture", "opening hours", "openinghours", "hours", "opening times"]),
        (SheetField.Services, ["services", "service", "services proposes", "offre de services", "prestations", "equipements", "equipement", "amenities", "facilities", "equipment", "services offered"]),
        (SheetField.Capacity, ["capacite", "capacite d accueil", "places", "nombre de places", "nb places", "nb de places", "postes", "nombre de postes", "postes de travail", "capacity", "seats", "desks", "workplaces", "work places", "number of desks", "number of seats"]),
        (SheetField.Languages, ["langues", "langue", "langues parlees", "languages", "language", "spoken languages"]),
        (SheetField.Accessibility, ["accessibilite", "accessibilite pmr", "acces pmr", "pmr", "accessible pmr", "accessibility", "wheelchair", "wheelchair access", "accessible"]),
        (SheetField.Prices, ["tarifs", "tarif", "prix", "prices", "price", "rates", "pricing", "fees"]),
    ];

    private static readonly FrozenDictionary<string, string> Fields =
        Known.SelectMany(known => known.Words.Select(word => (word, known.Field))).ToFrozenDictionary(entry => entry.word, entry => entry.Field, StringComparer.Ordinal);

    // One such word is enough, wherever it stands: "Nom du référent", "E-mail de contact".
    private static readonly FrozenSet<string> OfPersons = FrozenSet.Create(
        StringComparer.Ordinal,
        "mail", "email", "mails", "courriel", "courriels", "contact", "contacts", "responsable", "referent", "referente", "gerant", "gerante", "president", "presidente", "directeur", "directrice", "animateur", "animatrice",
        "prenom", "portable", "mobile", "manager", "owner", "director", "firstname", "lastname", "surname", "whatsapp");

    /// <summary>The field that a column called so holds; null where nobody can tell.</summary>
    public static string? FieldOf(string header) => Fields.GetValueOrDefault(FoldedText.Of(header));

    /// <summary>Whether a column called so names or reaches a person.</summary>
    public static bool IsOfPersons(string header) => FoldedText.Of(header) is var folded && (folded.Split(' ').Any(OfPersons.Contains) || folded is "e mail" or "first name" or "last name" or "nom de famille");
}
