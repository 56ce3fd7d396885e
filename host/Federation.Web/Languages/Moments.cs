using System.Globalization;

namespace Federation.Web.Languages;

/// <summary>Moments for people and for machines.</summary>
public static class Moments
{
    extension(Language language)
    {
        /// <summary>Day and minute in UTC.</summary>
        public string Minute(DateTimeOffset at) => at.UtcDateTime.ToString(language.Pick("d MMMM yyyy, HH:mm 'UTC'", "d MMMM yyyy 'à' HH:mm 'UTC'"), language.Culture);

        /// <summary>The day in UTC.</summary>
        public string Day(DateTimeOffset at) => at.UtcDateTime.ToString("d MMMM yyyy", language.Culture);
    }

    /// <summary>For the attribute datetime.</summary>
    public static string Machine(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
