using Federation.Web.Asking;

namespace Federation.Web.Operating.Acting;

/// <summary>What forms offer to choose from.</summary>
internal static class ActingQuestion
{
    public static PageQuestion<ActingAnswer> Choices { get; } = new("operating-acts", """
        query Acts {
          operations { host { version } }
          networks { key name }
          adapters { id state }
        }
        """, WebJson.Default.PageEnvelopeActingAnswer);
}
