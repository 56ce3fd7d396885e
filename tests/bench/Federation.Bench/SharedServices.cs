namespace Federation.Bench;

/// <summary>
/// The services of the shared generator in our vocabulary, one to one, so that counts can be compared: each has a key of its own, also where ours has no such service and another one, with a word that the adapter <c>actipole21</c> takes
/// for exactly one key, stands in its place.
/// </summary>
internal static class SharedServices
{
    private static readonly Dictionary<string, (string Word, string Key)> Known = new(StringComparer.Ordinal)
    {
        ["wifi"] = ("internet", "internet"),
        ["meeting-room"] = ("salle de réunion", "meeting-room"),
        ["phone-booth"] = ("cabine téléphonique", "phone-booth"),
        ["printer"] = ("imprimante", "printing"),
        ["coffee"] = ("café", "cafe"),
        ["kitchen"] = ("cuisine", "kitchen"),
        ["bike-parking"] = ("parking vélo", "bike-parking"),
        ["wheelchair-access"] = ("aide administrative", "administrative-help"),
        ["lockers"] = ("casiers", "lockers"),
        ["domiciliation"] = ("domiciliation", "business-address"),
        ["24h-access"] = ("accès 24/7", "round-the-clock-access"),
        ["private-office"] = ("bureau fermé", "private-office"),
        ["hot-desk"] = ("coworking", "coworking"),
        ["event-space"] = ("espace événementiel", "event-space"),
        ["video-conference"] = ("visio", "videoconference"),
        ["parking"] = ("parking", "parking"),
        ["shower"] = ("douche", "shower"),
        ["terrace"] = ("terrasse", "outdoor-area"),
        ["childcare"] = ("crèche", "childcare"),
        ["fablab"] = ("fablab", "fabrication"),
        ["3d-printer"] = ("impression 3d", "3d-printing"),
        ["laser-cutter"] = ("découpe laser", "laser-cutting"),
        ["wood-workshop"] = ("stockage", "storage"),
        ["podcast-studio"] = ("studio d'enregistrement", "recording-studio"),
        ["photo-studio"] = ("vidéoprojecteur", "projector"),
        ["music-room"] = ("espace détente", "lounge"),
        ["garden"] = ("climatisation", "air-conditioning"),
        ["restaurant"] = ("accueil", "reception"),
        ["mentoring"] = ("accompagnement", "business-support"),
        ["incubator"] = ("animations", "community-events"),
        ["training"] = ("formation", "training"),
        ["library"] = ("ateliers numériques", "digital-training"),
        ["repair-cafe"] = ("médiation numérique", "digital-help"),
        ["post-relay"] = ("courrier", "mail-handling"),
        ["ev-charging"] = ("borne de recharge", "ev-charging"),
        ["pets-allowed"] = ("télétravail", "telework"),
        ["quiet-room"] = ("poste attitré", "dedicated-desk"),
        ["nap-room"] = ("salle de formation", "training-room"),
        ["farm-shop"] = ("ordinateurs", "computer-access"),
        ["bike-repair"] = ("scanner", "scanning"),
    };

    /// <summary>The generator's keys, each beside ours.</summary>
    public static IEnumerable<(string Theirs, string Ours)> Keys => Known.Select(service => (service.Key, service.Value.Key));

    /// <summary>The word for the adapter.</summary>
    public static string WordOf(string theirs) => Known.TryGetValue(theirs, out var service) ? service.Word : throw new InvalidDataException($"The generator has no service \"{theirs}\".");
}
