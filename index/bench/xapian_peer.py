"""Xapian: its Indonesian stemmer on every word, words joined by OR, BM25 with k1 1.2 and b 0.75. Text stored."""
import xapian

import serving


def index(pairs, folder):
    db = xapian.WritableDatabase(folder, xapian.DB_CREATE_OR_OPEN)
    terms = xapian.TermGenerator()
    terms.set_stemmer(xapian.Stem("indonesian"))
    terms.set_stemming_strategy(xapian.TermGenerator.STEM_ALL)
    for pid, text in pairs:
        document = xapian.Document()
        document.add_value(0, pid)
        document.set_data(text)
        terms.set_document(document)
        terms.index_text_without_positions(text)
        db.add_document(document)
    db.commit()
    db.close()


def connect(folder):
    db = xapian.Database(folder)
    parser = xapian.QueryParser()
    parser.set_stemmer(xapian.Stem("indonesian"))
    parser.set_stemming_strategy(xapian.QueryParser.STEM_ALL)
    parser.set_default_op(xapian.Query.OP_OR)
    enquire = xapian.Enquire(db)
    enquire.set_weighting_scheme(xapian.BM25Weight(1.2, 0, 1, 0.75, 0))

    def ask(words, limit):
        enquire.set_query(parser.parse_query(words, 0))  # 0: no syntax in people's questions
        return [hit.document.get_value(0).decode() for hit in enquire.get_mset(0, limit)]

    return ask


if __name__ == "__main__":
    serving.main("xapian", index, connect)
