namespace Federation.Web.Assessing;

/// <summary>Where a criterion stands on a page.</summary>
internal static class CriterionId
{
    /// <param name="criterion">Its key, for example tech.download; anything else may have been sent.</param>
    /// <returns>Empty for no criterion.</returns>
    public static string Of(string criterion) => criterion.Length > 0 && criterion.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-') ? $"criterion-{criterion.Replace('.', '-')}" : "";
}
