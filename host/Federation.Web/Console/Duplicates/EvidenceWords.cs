using Federation.Web.Languages;

namespace Federation.Web.Console.Duplicates;

/// <summary>What was compared of two listings, and what came of it, for people; docs/matching-weights.md lists all kinds. What nobody has named here yet is shown as it is.</summary>
internal static class EvidenceWords
{
    public static string Kind(Language language, string kind) => kind switch
    {
        "name" => language.Pick("Name", "Nom"),
        "letters-of-name" => language.Pick("Letters of the names", "Lettres des noms"),
        "numbers-in-names" => language.Pick("Numbers in the names", "Nombres dans les noms"),
        "part-of-a-place" => language.Pick("Part of a place", "Partie d’un lieu"),
        "name-beside-town" => language.Pick("Names without the town", "Noms sans la commune"),
        "distance" => language.Pick("Distance", "Distance"),
        "street" => language.Pick("Street and number", "Rue et numéro"),
        "letters-of-street" => language.Pick("Letters of the streets", "Lettres des rues"),
        "postcode" => language.Pick("Postcode", "Code postal"),
        "locality" => language.Pick("Town", "Commune"),
        "phone" => language.Pick("Telephone", "Téléphone"),
        "website" => language.Pick("Website", "Site web"),
        "name-against-street" => language.Pick("Name against street", "Nom contre rue"),
        "origin" => language.Pick("Origin", "Origine"),
        _ => kind,
    };

    public static string Level(Language language, string level) => level switch
    {
        "equal" or "same" => language.Pick("the same", "identique"),
        "equal-common" => language.Pick("the same, but common words", "identique, mais des mots courants"),
        "alike" => language.Pick("alike", "semblable"),
        "contained" => language.Pick("one within the other", "l’un dans l’autre"),
        "share-much" => language.Pick("share much", "beaucoup en commun"),
        "share-some" => language.Pick("share some", "un peu en commun"),
        "share-common" => language.Pick("share common words only", "des mots courants en commun"),
        "differ" or "other" => language.Pick("differ", "différent"),
        "from90" => language.Pick("90 % and more in common", "90 % ou plus en commun"),
        "from75" => language.Pick("75 to 90 % in common", "de 75 à 90 % en commun"),
        "from60" => language.Pick("60 to 75 % in common", "de 60 à 75 % en commun"),
        "from45" => language.Pick("45 to 60 % in common", "de 45 à 60 % en commun"),
        "from30" => language.Pick("30 to 45 % in common", "de 30 à 45 % en commun"),
        "below30" => language.Pick("less than 30 % in common", "moins de 30 % en commun"),
        "one-is-part" => language.Pick("one is a part of it", "l’un n’en est qu’une partie"),
        "nothing-else" => language.Pick("nothing else is said", "rien d’autre n’est dit"),
        "one-says-more" => language.Pick("one says more", "l’un en dit plus"),
        "one-adds-town" => language.Pick("one adds the town", "l’un ajoute la commune"),
        "agree" => language.Pick("agree", "concordent"),
        "partly" => language.Pick("in part", "en partie"),
        "below25" => language.Pick("less than 25 m", "moins de 25 m"),
        "below100" => language.Pick("25 to 100 m", "de 25 à 100 m"),
        "below250" => language.Pick("100 to 250 m", "de 100 à 250 m"),
        "below500" => language.Pick("250 to 500 m", "de 250 à 500 m"),
        "below1000" => language.Pick("500 m to 1 km", "de 500 m à 1 km"),
        "below3000" => language.Pick("1 to 3 km", "de 1 à 3 km"),
        "beyond" => language.Pick("more than 3 km", "plus de 3 km"),
        "same-number" => language.Pick("street and number the same", "même rue, même numéro"),
        "other-number" => language.Pick("same street, another number", "même rue, autre numéro"),
        "same-area" => language.Pick("the same area", "même secteur"),
        "near" => language.Pick("nearly the same", "presque le même"),
        "same-page" => language.Pick("the same page", "même page"),
        "same-site" => language.Pick("the same site", "même site"),
        "other-page" => language.Pick("another page of one site", "autre page du même site"),
        "same-owner" => language.Pick("sites of one owner", "sites d’un même éditeur"),
        "one-address-other-names" => language.Pick("one address, other names", "une adresse, d’autres noms"),
        "one-name-other-addresses" => language.Pick("one name, other addresses", "un nom, d’autres adresses"),
        _ => level,
    };
}
