namespace Federation.Bench;

/// <summary>Where generated centres stand.</summary>
/// <param name="PostalCode">Of the town's middle; each centre gets one near it.</param>
/// <param name="Country">Empty for France, as the format has it.</param>
internal sealed record Town(string Name, int PostalCode, string Country, double Latitude, double Longitude)
{
    /// <summary>Larger towns first: a town further down has fewer centres.</summary>
    public static IReadOnlyList<Town> All { get; } =
    [
        new("Paris", 75001, "", 48.8566, 2.3522),
        new("Dijon", 21000, "", 47.3220, 5.0415),
        new("Lyon", 69001, "", 45.7640, 4.8357),
        new("Wien", 1010, "Autriche", 48.2082, 16.3738),
        new("Berlin", 10115, "Allemagne", 52.5200, 13.4050),
        new("Marseille", 13001, "", 43.2965, 5.3698),
        new("Barcelona", 8001, "Espagne", 41.3874, 2.1686),
        new("Toulouse", 31000, "", 43.6047, 1.4442),
        new("Bordeaux", 33000, "", 44.8378, -0.5792),
        new("Nantes", 44000, "", 47.2184, -1.5536),
        new("Lille", 59000, "", 50.6292, 3.0573),
        new("Lisboa", 1100, "Portugal", 38.7223, -9.1393),
        new("Bruxelles", 1000, "Belgique", 50.8503, 4.3517),
        new("Strasbourg", 67000, "", 48.5734, 7.7521),
        new("Montpellier", 34000, "", 43.6108, 3.8767),
        new("Milano", 20121, "Italie", 45.4642, 9.1900),
        new("Rennes", 35000, "", 48.1173, -1.6778),
        new("Grenoble", 38000, "", 45.1885, 5.7245),
        new("München", 80331, "Allemagne", 48.1351, 11.5820),
        new("Nice", 6000, "", 43.7102, 7.2620),
        new("Genève", 1201, "Suisse", 46.2044, 6.1432),
        new("Beaune", 21200, "", 47.0260, 4.8400),
        new("Brest", 29200, "", 48.3904, -4.4861),
        new("Besançon", 25000, "", 47.2378, 6.0241),
        new("Clermont-Ferrand", 63000, "", 45.7772, 3.0870),
        new("Tours", 37000, "", 47.3941, 0.6848),
        new("Le Creusot", 71200, "", 46.8010, 4.4416),
        new("Limoges", 87000, "", 45.8336, 1.2611),
        new("Perpignan", 66000, "", 42.6887, 2.8948),
        new("Montbard", 21500, "", 47.6230, 4.3370),
    ];
}
