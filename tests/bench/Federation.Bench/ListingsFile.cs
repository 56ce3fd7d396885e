using System.Text;

namespace Federation.Bench;

/// <summary>Writes generated centres as the CSV that the <c>actipole21</c> adapter reads.</summary>
internal static class ListingsFile
{
    /// <summary>One row in so many differs between the two versions of the file.</summary>
    public const int ChangedEvery = 100;

    internal const string Head =
        "Identifiant;Nom du centre;Adresse;Code postal;Ville;Pays;Latitude;Longitude;Site web;Téléphone;Contact;Courriel;Services;Horaires;Places;Description;Label";

    /// <param name="first">The ordinal of the first centre: other ordinals are other centres.</param>
    /// <param name="changed">The later version: every hundredth centre has new opening hours and more places.</param>
    public static void Write(string path, int first, int listings, bool changed)
    {
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        file.WriteLine(Head);
        for (int ordinal = first; ordinal < first + listings; ordinal++)
        {
            file.WriteLine(CentreGenerator.Row(ordinal, changed && ordinal % ChangedEvery == ChangedEvery - 1));
        }
    }
}
