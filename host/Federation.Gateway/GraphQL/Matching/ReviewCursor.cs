using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Federation.Cluster.Centres;
using Federation.Cluster.Matching.Decisions;
using Federation.Cluster.Matching.Review;

namespace Federation.Gateway.GraphQL.Matching;

/// <summary>The place of a question among all, as text: score and both keys, so that it is found again when the question itself is gone. Pure.</summary>
internal static class ReviewCursor
{
    private const string NoScore = "-";

    public static string Write(MatchReview review)
    {
        string score = review.Score?.ToString("R", CultureInfo.InvariantCulture) ?? NoScore;
        return Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{score}\n{review.Pair.One}\n{review.Pair.Other}")); // no key has a line end
    }

    /// <summary>A question in that place, which need not be one that is asked; null where the text is no cursor.</summary>
    public static MatchReview? Read(string text)
    {
        if (!Base64Url.IsValid(text) || Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('\n') is not [var told, var one, var other]) return null;
        double? score = null;
        if (told != NoScore)
        {
            if (!double.TryParse(told, NumberStyles.Float, CultureInfo.InvariantCulture, out double read) || double.IsNaN(read)) return null;
            score = read;
        }

        return ListingKey.TryParse(one, out var first) && ListingKey.TryParse(other, out var second) && first != second
            ? new MatchReview { Pair = ListingPair.Of(first, second), Score = score, Question = default, Since = default }
            : null;
    }
}
