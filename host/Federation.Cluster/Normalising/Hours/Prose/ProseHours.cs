namespace Federation.Cluster.Normalising.Hours;

/// <summary>
/// Reads hours in French and English prose: "du lundi au vendredi 9h-12h / 14h-18h30; fermé le mercredi après-midi". It takes what has one
/// meaning and nothing else: an unknown word, hours without a day, hours that overlap, and the text is not understood. Pure and thread safe.
/// </summary>
internal static class ProseHours
{
    public static HoursReading Read(string text)
    {
        if (text.Length > OsmHours.MostText) return HoursReading.NotUnderstood("it is too long");
        var tokens = ProseScanner.Scan(text, out string? unknown);
        if (unknown is not null) return HoursReading.NotUnderstood("it has a word that says more than days and times");
        if (tokens is [{ Kind: ProseKind.AllDay }]) return HoursReading.Of(new OpeningHours([new HoursRule()]));
        try
        {
            return HoursReading.Of(new ProseSentences(new ProseCursor(tokens)).Read());
        }
        catch (ProseException exception)
        {
            return HoursReading.NotUnderstood(exception.Message);
        }
    }
}
