using Federation.Web.Asking;

namespace Federation.Web.Centres;

/// <summary>Everything that the page of one centre shows, and what is near it.</summary>
internal static class CentreQuestion
{
    public static PageQuestion<CentreAnswer> One { get; } = new("centre", """
        query Centre($id: ID!, $language: Language!) {
          centre(id: $id) {
            key
            name
            description
            closed
            stale
            changedAt
            address { street postalCode locality region country text }
            location { latitude longitude }
            website
            phones { e164 shown }
            phone
            openingHours
            openNow
            nextChange
            capacity
            capacityText
            services { key label(language: $language) }
            accessibility { key label(language: $language) }
            languages { tag label(language: $language) }
            prices { amount currency free unit text service { key label(language: $language) } }
            networks { key name }
            admission { hours admits { networkKey network { name } tier daysPerMonth } }
            label { state heldLevel level awardedAt validUntil certificateKey criteriaVersion axes { axis level } }
            labelClaims { listing text }
            reading {
              label(language: $language)
              summary(language: $language)
              axes { axis title(language: $language) level heldLevel sentences(language: $language) }
            }
            provenance {
              field
              value
              network { name }
              observedAt
              attribution
              terms { name url }
              others { value observedAt network { name } }
            }
            listings { key network { name } observedAt staleSince removedAt attribution terms { name url } }
          }
        }
        """, WebJson.Default.PageEnvelopeCentreAnswer);

    public static PageQuestion<NearbyAnswer> Nearby { get; } = new("nearby", """
        query Nearby($place: PlaceFilter!) {
          centres(filter: { place: $place }, first: 7) {
            edges { distanceKm node { key name address { locality } label { heldLevel } } }
          }
        }
        """, WebJson.Default.PageEnvelopeNearbyAnswer);
}
