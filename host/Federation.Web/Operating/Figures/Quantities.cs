using Federation.Web.Languages;

namespace Federation.Web.Operating.Figures;

/// <summary>Sizes and spans as operators read them. Pure.</summary>
internal static class Quantities
{
    private const double Step = 1024;
    private const int Minute = 60, Hour = 60 * Minute, Day = 24 * Hour;

    private static readonly (string English, string French)[] Units = [("B", "o"), ("KiB", "Kio"), ("MiB", "Mio"), ("GiB", "Gio"), ("TiB", "Tio")];

    extension(Language language)
    {
        /// <summary>In the largest unit of which there is one; with a decimal below ten.</summary>
        public string Size(double bytes)
        {
            int unit = 0;
            for (; bytes >= Step && unit < Units.Length - 1; unit++) bytes /= Step;
            string number = bytes.ToString(unit > 0 && bytes < 10 ? "N1" : "N0", language.Culture);
            return $"{number}\u00A0{language.Pick(Units[unit].English, Units[unit].French)}";
        }

        /// <summary>In whole days, hours, minutes or seconds, whichever is the largest of which there are two.</summary>
        public string Span(int seconds) => seconds switch
        {
            >= 2 * Day => language.Count(seconds / Day, ("day", "days"), ("jour", "jours")),
            >= 2 * Hour => language.Count(seconds / Hour, ("hour", "hours"), ("heure", "heures")),
            >= 2 * Minute => language.Count(seconds / Minute, ("minute", "minutes"), ("minute", "minutes")),
            _ => language.Count(seconds, ("second", "seconds"), ("seconde", "secondes")),
        };
    }
}
