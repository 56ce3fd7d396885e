using Federation.Web.Asking;

namespace Federation.Web.Operating.Figures;

/// <summary>How the directory does, apart from what waits: an operator needs it most where something else cannot be told.</summary>
internal static class FiguresQuestion
{
    public static PageQuestion<FiguresAnswer> All { get; } = new("operating-figures", """
        query Figures($language: Language!) {
          operations {
            host { version runtime startedAt memoryBytes heapBytes threads queuedWork processors }
            cluster {
              silos { name address state release since isOwn activations cpuPercent memoryBytes availableBytes isOverloaded }
              grains { kind count }
            }
            storage { countedAt engine engineVersion format bytes freeBytes kinds { kind rows } }
            feed { events readers { reader behind behindSince lagSeconds } }
            publicLog { origin size root lastAt problem remedy(language: $language) witnesses { name size } webhooks stoppedWebhooks webhooksBehind }
            keys { purpose state key algorithm from until changesAt problem remedy(language: $language) }
          }
        }
        """, WebJson.Default.PageEnvelopeFiguresAnswer);
}
