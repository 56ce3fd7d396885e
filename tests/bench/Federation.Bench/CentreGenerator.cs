using System.Globalization;
using System.Text;

namespace Federation.Bench;

/// <summary>
/// Invents centres: the same ones every time, each from its ordinal alone. Most stand in few large towns, as real ones do; one in seven
/// has no website and one in twenty none of its own. Nobody in them exists.
/// </summary>
internal static class CentreGenerator
{
    private const int Seed = 20_190_427;

    /// <summary>Half of a town's centres stand within about seven kilometres of its middle.</summary>
    private const double TownSpread = 0.09;

    private static readonly string[] Kinds = ["La Fabrique", "L'Atelier", "Le Hub", "Espace", "La Ruche", "Cowork", "Le Comptoir", "Maison", "The Desk", "Studio", "La Grange", "Le Tiers-Lieu", "Quai", "L'Établi", "Campus", "Werkraum"];
    private static readonly string[] Themes = ["numérique", "des Ducs", "du Canal", "partagée", "des Possibles", "Saint-Michel", "collaborative", "& Co", "des Halles", "Créatif", "du Port", "des Vignes", "Central", "de la Gare", "Lumière", "Nord"];
    private static readonly string[] Streets = ["rue de la République", "avenue Victor-Hugo", "quai des Ducs", "place du Marché", "boulevard de la Liberté", "rue des Étaux", "impasse du Moulin", "High Street", "chemin des Vignes", "rue de l'Église", "Hauptstraße", "allée Jean-Jaurès"];
    private static readonly string[] Services = ["coworking", "bureau fermé", "salle de réunion", "salle de formation", "visioconférence", "wifi", "impression", "fablab", "accueil", "domiciliation", "cuisine", "parking"];
    private static readonly string[] Hours = ["lun-ven 8h30-19h", "lun-sam 8h-20h", "24h/24 pour les membres, accueil lun-ven 9h-18h", "mar-sam 9h-20h", "lun-jeu 9h-18h, ven 9h-17h"];
    private static readonly string[] Sentences =
    [
        "Espace partagé au bord du canal, ouvert à tous les indépendants.",
        "Postes fixes ou nomades, salles à l'heure et à la journée.",
        "Une communauté de créateurs, d'artisans et de télétravailleurs.",
        "À deux pas de la gare, avec un jardin et une cuisine commune.",
        "Ateliers chaque jeudi; café offert aux nouveaux venus.",
        "Ancienne usine réhabilitée, accessible aux fauteuils roulants.",
        "Fibre optique, imprimantes et cabines pour téléphoner.",
    ];

    /// <param name="changed">The centre some months later: other hours, more places.</param>
    public static string Row(int ordinal, bool changed)
    {
        // A seeded Random draws the same numbers in every release of .NET.
        var random = new Random(unchecked(Seed + (ordinal * 7919)));
        var town = Pick(random);
        string name = $"{One(random, Kinds)} {One(random, Themes)} {town.Name} {ordinal % 1_000}";
        string street = $"{random.Next(1, 200)} {One(random, Streets)}";
        int postalCode = town.PostalCode + (10 * random.Next(10));
        double latitude = town.Latitude + (TownSpread * Bell(random)), longitude = town.Longitude + (TownSpread * 1.4 * Bell(random));
        string website = Website(random, ordinal);
        string phone = string.Create(CultureInfo.InvariantCulture, $"03 80 {random.Next(100):00} {random.Next(100):00} {random.Next(100):00}");
        string services = string.Join(", ", Services.Where(_ => random.Next(3) == 0).Prepend("coworking").Distinct());
        int hours = random.Next(Hours.Length), places = random.Next(6, 240), sentences = random.Next(2, 5);
        string description = string.Join(' ', Enumerable.Range(0, sentences).Select(_ => One(random, Sentences)));
        string label = random.Next(10) == 0 ? $"Centre Collaboratif Connecté, niveau {random.Next(1, 4)}" : "";
        if (changed) (hours, places) = ((hours + 1) % Hours.Length, places + 5);

        return string.Join(';', new[]
        {
            $"B-{ordinal:000000}", name, street, postalCode.ToString("00000", CultureInfo.InvariantCulture), town.Name, town.Country, Decimal(latitude), Decimal(longitude),
            website, phone, "Camille Exemple", $"accueil{ordinal}@centre.example", services, Hours[hours], places.ToString(CultureInfo.InvariantCulture), description, label,
        }.Select(Quoted));
    }

    /// <summary>Larger towns more often: the square of an even draw leans to the start of the list.</summary>
    private static Town Pick(Random random) => Town.All[(int)(Math.Pow(random.NextDouble(), 2) * Town.All.Count)];

    private static string Website(Random random, int ordinal) => random.Next(20) switch
    {
        0 or 1 or 2 => "",
        3 => $"https://www.facebook.com/centre{ordinal}",
        _ => $"www.centre-{ordinal}.example",
    };

    /// <summary>Between -1.5 and 1.5, mostly near 0: the mean of three draws.</summary>
    private static double Bell(Random random) => random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5;

    private static string One(Random random, string[] choices) => choices[random.Next(choices.Length)];

    private static string Decimal(double degrees) => degrees.ToString("0.00000", CultureInfo.InvariantCulture).Replace('.', ',');

    internal static string Quoted(string cell) => cell.Contains(';', StringComparison.Ordinal) ? $"\"{cell}\"" : cell;
}
