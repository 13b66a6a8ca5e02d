CREATE TABLE audit_entry (
  sequence INTEGER NOT NULL,
  at DATETIME NOT NULL,
  person_id VARCHAR NOT NULL,
  person VARCHAR NOT NULL,
  device VARCHAR NOT NULL,
  act VARCHAR NOT NULL,
  entity VARCHAR NOT NULL,
  entity_id VARCHAR NOT NULL,
  why VARCHAR NOT NULL,
  "before" VARCHAR NOT NULL,
  "after" VARCHAR NOT NULL,
  previous VARCHAR NOT NULL,
  seal VARCHAR NOT NULL,
  CONSTRAINT pk_audit_entry PRIMARY KEY (sequence)
);
CREATE INDEX ix_audit_entry_entity_id ON audit_entry (entity_id);
CREATE TABLE draft (
  person_id VARCHAR(36) NOT NULL,
  place VARCHAR NOT NULL,
  text VARCHAR NOT NULL,
  saved_at DATETIME NOT NULL,
  CONSTRAINT pk_draft PRIMARY KEY (person_id, place)
);
CREATE TABLE intervention (
  id VARCHAR(36) NOT NULL,
  version INTEGER NOT NULL,
  name VARCHAR NOT NULL,
  area VARCHAR NOT NULL,
  aim VARCHAR NOT NULL,
  evidence VARCHAR NOT NULL,
  entry VARCHAR NOT NULL,
  exit VARCHAR NOT NULL,
  level VARCHAR(40) NOT NULL,
  archived_on DATE,
  CONSTRAINT pk_intervention PRIMARY KEY (id),
  CONSTRAINT ck_intervention_named CHECK (name <> ''),
  CONSTRAINT uq_intervention_name UNIQUE (name),
  CONSTRAINT ck_intervention_level CHECK (level IN ('universal', 'targeted', 'specialist'))
);
CREATE TABLE non_school_day (
  id VARCHAR(36) NOT NULL,
  version INTEGER NOT NULL,
  closed_on DATE NOT NULL,
  kind VARCHAR(40) NOT NULL,
  name VARCHAR NOT NULL,
  CONSTRAINT pk_non_school_day PRIMARY KEY (id),
  CONSTRAINT uq_non_school_day_closed_on UNIQUE (closed_on),
  CONSTRAINT ck_non_school_day_closedday CHECK (kind IN ('INSET day', 'bank holiday', 'closure'))
);
CREATE TABLE person (
  id VARCHAR(36) NOT NULL,
  version INTEGER NOT NULL,
  name VARCHAR NOT NULL,
  removed_on DATE,
  CONSTRAINT pk_person PRIMARY KEY (id)
);
CREATE TABLE pupil (
  id VARCHAR(36) NOT NULL,
  version INTEGER NOT NULL,
  legal_surname VARCHAR NOT NULL,
  legal_forename VARCHAR NOT NULL,
  preferred_name VARCHAR NOT NULL,
  born_on DATE,
  sex VARCHAR(40),
  upn VARCHAR,
  former_upn VARCHAR,
  year_group_override VARCHAR,
  form VARCHAR NOT NULL,
  home_authority VARCHAR NOT NULL,
  pupil_premium BOOLEAN NOT NULL,
  eal BOOLEAN NOT NULL,
  looked_after BOOLEAN NOT NULL,
  attendance VARCHAR NOT NULL,
  keep_reason VARCHAR(40),
  decide_by DATE,
  profile_appreciated VARCHAR NOT NULL,
  profile_important VARCHAR NOT NULL,
  profile_support VARCHAR NOT NULL,
  entered_on DATE NOT NULL,
  archived_on DATE,
  CONSTRAINT pk_pupil PRIMARY KEY (id),
  CONSTRAINT ck_pupil_upn_or_none CHECK (upn <> ''),
  CONSTRAINT ck_pupil_named CHECK (legal_surname <> ''),
  CONSTRAINT ck_pupil_sex CHECK (sex IN ('F', 'M')),
  CONSTRAINT ck_pupil_keepreason CHECK (keep_reason IN ('individual healthcare plan', 'early help', 'monitoring', 'access arrangements', 'off SEN support within two terms'))
);
CREATE INDEX ix_pupil_legal_surname ON pupil (legal_surname);
CREATE UNIQUE INDEX uq_pupil_upn ON pupil (upn) WHERE upn IS NOT NULL AND archived_on IS NULL;
CREATE TABLE register_fact (
  name VARCHAR NOT NULL,
  value VARCHAR NOT NULL,
  CONSTRAINT pk_register_fact PRIMARY KEY (name)
);
CREATE TABLE register_secret (
  name VARCHAR NOT NULL,
  value BLOB NOT NULL,
  CONSTRAINT pk_register_secret PRIMARY KEY (name)
);
CREATE TABLE report_action (
  id VARCHAR(36) NOT NULL,
  version INTEGER NOT NULL,
  term_key VARCHAR NOT NULL,
  position INTEGER NOT NULL,
  recommendation VARCHAR NOT NULL,
  response VARCHAR NOT NULL,
  action VARCHAR NOT NULL,
  owner VARCHAR NOT NULL,
  by_on DATE,
  target VARCHAR NOT NULL,
  progress VARCHAR NOT NULL,
  CONSTRAINT pk_report_action PRIMARY KEY (id),
  CONSTRAINT ck_report_action_recommended CHECK (recommendation <> ''),
  CONSTRAINT ck_report_action_placed CHECK (position >= 1)
);
CREATE INDEX ix_report_action_term_key ON report_action (term_key);
CREATE TABLE report_comment (
  id VARCHAR(36) NOT NULL,
  version INTEGER NOT NULL,
  term_key VARCHAR NOT NULL,
  audience VARCHAR(40) NOT NULL,
  part VARCHAR NOT NULL,
  words VARCHAR NOT NULL,
  CONSTRAINT pk_report_comment PRIMARY KEY (id),
  CONSTRAINT uq_report_comment_term_key_audience_part UNIQUE (term_key, audience, part),
  CONSTRAINT ck_report_comment_worded CHECK (words <> ''),
  CONSTRAINT ck_report_comment_audience CHECK (audience IN ('head', 'governors'))
);
CREATE TABLE roll_count (
  id VARCHAR(36) NOT NULL,
  version INTEGER NOT NULL,
  counted_on DATE NOT NULL,
  year_group VARCHAR NOT NULL,
  sex VARCHAR(40),
  pupils INTEGER NOT NULL,
  pupil_premium INTEGER NOT NULL,
  eal INTEGER NOT NULL,
  looked_after INTEGER NOT NULL,
  CONSTRAINT pk_roll_count PRIMARY KEY (id),
  CONSTRAINT uq_roll_count_year_group_sex UNIQUE (year_group, sex),
  CONSTRAINT ck_roll_count_not_negative CHECK (pupils >= 0),
  CONSTRAINT ck_roll_count_sex CHECK (sex IN ('F', 'M'))
);
CREATE TABLE school (
  id VARCHAR(36) NOT NULL,
  version INTEGER NOT NULL,
  name VARCHAR NOT NULL,
  authority VARCHAR NOT NULL,
  phase VARCHAR(40) NOT NULL,
  last_year_group VARCHAR NOT NULL,
  CONSTRAINT pk_school PRIMARY KEY (id),
  CONSTRAINT ck_school_phase CHECK (phase IN ('nursery', 'infant', 'first', 'junior', 'primary', 'middle', 'secondary', 'all-through', 'special', 'alternative provision'))
);
CREATE TABLE term (
  id VARCHAR(36) NOT NULL,
  version INTEGER NOT NULL,
  name VARCHAR NOT NULL,
  first_on DATE NOT NULL,
  last_on DATE NOT NULL,
  half_term_first_on DATE,
  half_term_last_on DATE,
  CONSTRAINT pk_term PRIMARY KEY (id),
  CONSTRAINT ck_term_ends_after_start CHECK (first_on <= last_on),
  CONSTRAINT ck_term_half_term_whole CHECK ((half_term_first_on IS NULL) = (half_term_last_on IS NULL)),
  CONSTRAINT ck_term_half_term_inside CHECK (half_term_first_on IS NULL OR (first_on < half_term_first_on AND half_term_first_on <= half_term_last_on AND half_term_last_on < last_on)),
  CONSTRAINT uq_term_first_on UNIQUE (first_on)
);
CREATE TABLE termly_report (
  id VARCHAR(36) NOT NULL,
  version INTEGER NOT NULL,
  term_key VARCHAR NOT NULL,
  term VARCHAR NOT NULL,
  audience VARCHAR(40) NOT NULL,
  as_of DATE NOT NULL,
  issued_on DATE NOT NULL,
  issued_by VARCHAR NOT NULL,
  figures VARCHAR NOT NULL,
  shown VARCHAR NOT NULL,
  paper VARCHAR NOT NULL,
  signed_off_on DATE,
  signed_off_by VARCHAR NOT NULL,
  sign_off_words VARCHAR NOT NULL,
  CONSTRAINT pk_termly_report PRIMARY KEY (id),
  CONSTRAINT ck_termly_report_signed_by_somebody CHECK ((signed_off_on IS NULL) = (signed_off_by = '')),
  CONSTRAINT ck_termly_report_signed_after_issue CHECK (signed_off_on IS NULL OR signed_off_on >= issued_on),
  CONSTRAINT ck_termly_report_audience CHECK (audience IN ('head', 'governors'))
);
CREATE INDEX ix_termly_report_term_key ON termly_report (term_key);
CREATE TABLE appointment (
  id VARCHAR(36) NOT NULL,
  version INTEGER NOT NULL,
  person_id VARCHAR NOT NULL,
  role VARCHAR(40) NOT NULL,
  from_on DATE NOT NULL,
  until_on DATE,
  CONSTRAINT pk_appointment PRIMARY KEY (id),
  CONSTRAINT ck_appointment_in_order CHECK (until_on IS NULL OR from_on <= until_on),
  CONSTRAINT fk_appointment_person_id_person FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE RESTRICT,
  CONSTRAINT ck_appointment_role CHECK (role IN ('SENCO', 'Deputy SENCO', 'Headteacher', 'SEN administrator', 'Teaching assistant'))
);
CREATE INDEX ix_appointment_person_id ON appointment (person_id);
CREATE TABLE book (
  id VARCHAR(36) NOT NULL,
  version INTEGER NOT NULL,
  person_id VARCHAR NOT NULL,
  device VARCHAR NOT NULL,
  public_key VARCHAR NOT NULL,
  spoken VARCHAR NOT NULL,
  enrolled_on DATE NOT NULL,
  generation INTEGER NOT NULL,
  content VARCHAR NOT NULL,
  merged_counter INTEGER NOT NULL,
  merged_head VARCHAR NOT NULL,
  last_return VARCHAR NOT NULL,
  returned_at DATETIME,
  revoked_on DATE,
  CONSTRAINT pk_book PRIMARY KEY (id),
  CONSTRAINT ck_book_counted CHECK (generation >= 0),
  CONSTRAINT fk_book_person_id_person FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE RESTRICT,
  CONSTRAINT uq_book_public_key UNIQUE (public_key)
);
CREATE INDEX ix_book_person_id ON book (person_id);
CREATE TABLE cycle (
  id VARCHAR(36) NOT NULL,
  version INTEGER NOT NULL,
  pupil_id VARCHAR NOT NULL,
  number INTEGER NOT NULL,
  started_on DATE NOT NULL,
  assessed_on DATE,
  sources VARCHAR NOT NULL,
  strengths VARCHAR NOT NULL,
  difficulties VARCHAR NOT NULL,
  pupil_view VARCHAR NOT NULL,
  parents_view VARCHAR NOT NULL,
  planned_on DATE,
  strategies VARCHAR NOT NULL,
  responsible VARCHAR NOT NULL,
  parents_told_on DATE,
  review_by DATE,
  held_on DATE,
  reviewed_on DATE,
  attended VARCHAR NOT NULL,
  what_helped VARCHAR NOT NULL,
  pupil_words VARCHAR NOT NULL,
  pupil_words_missing VARCHAR NOT NULL,
  parents_words VARCHAR NOT NULL,
  parents_words_missing VARCHAR NOT NULL,
  learned VARCHAR NOT NULL,
  next_changes VARCHAR NOT NULL,
  why_it_stays VARCHAR NOT NULL,
  decision VARCHAR(40),
  ask_outside_help BOOLEAN NOT NULL,
  request_assessment BOOLEAN NOT NULL,
  CONSTRAINT pk_cycle PRIMARY KEY (id),
  CONSTRAINT uq_cycle_pupil_id_number UNIQUE (pupil_id, number),
  CONSTRAINT ck_cycle_assess CHECK (planned_on IS NULL OR assessed_on IS NOT NULL),
  CONSTRAINT ck_cycle_plan CHECK (reviewed_on IS NULL OR planned_on IS NOT NULL),
  CONSTRAINT ck_cycle_review CHECK (planned_on IS NULL OR review_by IS NOT NULL),
  CONSTRAINT ck_cycle_decided CHECK (reviewed_on IS NULL OR decision IS NOT NULL AND held_on = reviewed_on),
  CONSTRAINT ck_cycle_review_follows_plan CHECK (reviewed_on >= planned_on),
  CONSTRAINT fk_cycle_pupil_id_pupil FOREIGN KEY(pupil_id) REFERENCES pupil (id) ON DELETE RESTRICT,
  CONSTRAINT ck_cycle_decision CHECK (decision IN ('carry on', 'change the plan', 'no longer needs SEN support'))
);
CREATE INDEX ix_cycle_pupil_reviewed ON cycle (pupil_id, reviewed_on, id);
CREATE INDEX ix_cycle_review_by ON cycle (review_by);
CREATE INDEX ix_cycle_standing ON cycle (reviewed_on, pupil_id, id, number, started_on, assessed_on, planned_on, review_by);
CREATE UNIQUE INDEX uq_cycle_open ON cycle (pupil_id) WHERE reviewed_on IS NULL;
CREATE TABLE need (
  id VARCHAR(36) NOT NULL,
  version INTEGER NOT NULL,
  pupil_id VARCHAR NOT NULL,
  type_code VARCHAR NOT NULL,
  rank INTEGER NOT NULL,
  from_on DATE NOT NULL,
  until_on DATE,
  original VARCHAR NOT NULL,
  CONSTRAINT pk_need PRIMARY KEY (id),
  CONSTRAINT ck_need_ranked CHECK (rank >= 1),
  CONSTRAINT ck_need_in_order CHECK (until_on IS NULL OR from_on <= until_on),
  CONSTRAINT fk_need_pupil_id_pupil FOREIGN KEY(pupil_id) REFERENCES pupil (id) ON DELETE RESTRICT
);
CREATE INDEX ix_need_pupil_id ON need (pupil_id);
CREATE UNIQUE INDEX uq_need_rank ON need (pupil_id, rank) WHERE until_on IS NULL;
CREATE TABLE needs_assessment_request (
  id VARCHAR(36) NOT NULL,
  version INTEGER NOT NULL,
  pupil_id VARCHAR NOT NULL,
  started_on DATE NOT NULL,
  asked_by VARCHAR(40) NOT NULL,
  authority VARCHAR NOT NULL,
  parents_told_on DATE,
  outcomes_sought VARCHAR NOT NULL,
  further_provision VARCHAR NOT NULL,
  sent_on DATE,
  received_on DATE,
  answer VARCHAR(40),
  answered_on DATE,
  CONSTRAINT pk_needs_assessment_request PRIMARY KEY (id),
  CONSTRAINT ck_needs_assessment_request_sent_before_received CHECK (received_on IS NULL OR sent_on IS NOT NULL),
  CONSTRAINT ck_needs_assessment_request_received_after_sent CHECK (received_on >= sent_on),
  CONSTRAINT ck_needs_assessment_request_answer_with_day CHECK ((answer IS NULL) = (answered_on IS NULL)),
  CONSTRAINT ck_needs_assessment_request_answered_after_received CHECK (answered_on IS NULL OR received_on IS NOT NULL AND answered_on >= received_on),
  CONSTRAINT fk_needs_assessment_request_pupil_id_pupil FOREIGN KEY(pupil_id) REFERENCES pupil (id) ON DELETE RESTRICT,
  CONSTRAINT ck_needs_assessment_request_askedby CHECK (asked_by IN ('school', 'parent', 'young person')),
  CONSTRAINT ck_needs_assessment_request_authorityanswer CHECK (answer IN ('will assess', 'will not assess', 'will not issue a plan'))
);
CREATE INDEX ix_needs_assessment_request_pupil_id ON needs_assessment_request (pupil_id);
CREATE TABLE provision_group (
  id VARCHAR(36) NOT NULL,
  version INTEGER NOT NULL,
  intervention_id VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  leader_id VARCHAR NOT NULL,
  room VARCHAR NOT NULL,
  minutes INTEGER NOT NULL,
  weeks INTEGER NOT NULL,
  started_on DATE NOT NULL,
  others INTEGER NOT NULL,
  focus VARCHAR NOT NULL,
  ended_on DATE,
  CONSTRAINT pk_provision_group PRIMARY KEY (id),
  CONSTRAINT ck_provision_group_amounts CHECK (minutes >= 1 AND weeks >= 1 AND others >= 0),
  CONSTRAINT ck_provision_group_in_order CHECK (ended_on IS NULL OR started_on <= ended_on),
  CONSTRAINT fk_provision_group_intervention_id_intervention FOREIGN KEY(intervention_id) REFERENCES intervention (id) ON DELETE RESTRICT,
  CONSTRAINT fk_provision_group_leader_id_person FOREIGN KEY(leader_id) REFERENCES person (id) ON DELETE RESTRICT
);
CREATE INDEX ix_provision_group_leader_id ON provision_group (leader_id);
CREATE TABLE pupil_alert (
  id VARCHAR(36) NOT NULL,
  version INTEGER NOT NULL,
  pupil_id VARCHAR NOT NULL,
  kind VARCHAR(40) NOT NULL,
  words VARCHAR NOT NULL,
  from_on DATE NOT NULL,
  until_on DATE,
  CONSTRAINT pk_pupil_alert PRIMARY KEY (id),
  CONSTRAINT ck_pupil_alert_in_order CHECK (until_on IS NULL OR from_on <= until_on),
  CONSTRAINT ck_pupil_alert_worded CHECK (words <> ''),
  CONSTRAINT fk_pupil_alert_pupil_id_pupil FOREIGN KEY(pupil_id) REFERENCES pupil (id) ON DELETE RESTRICT,
  CONSTRAINT ck_pupil_alert_alertkind CHECK (kind IN ('health', 'safety plan', 'equipment', 'other'))
);
CREATE INDEX ix_pupil_alert_pupil_id ON pupil_alert (pupil_id);
CREATE TABLE sen_period (
  id VARCHAR(36) NOT NULL,
  version INTEGER NOT NULL,
  pupil_id VARCHAR NOT NULL,
  status VARCHAR(40) NOT NULL,
  from_on DATE NOT NULL,
  until_on DATE,
  reason VARCHAR NOT NULL,
  parents_told_on DATE,
  original VARCHAR NOT NULL,
  CONSTRAINT pk_sen_period PRIMARY KEY (id),
  CONSTRAINT ck_sen_period_in_order CHECK (until_on IS NULL OR from_on <= until_on),
  CONSTRAINT fk_sen_period_pupil_id_pupil FOREIGN KEY(pupil_id) REFERENCES pupil (id) ON DELETE RESTRICT,
  CONSTRAINT ck_sen_period_senstatus CHECK (status IN ('N', 'K', 'E'))
);
CREATE INDEX ix_sen_period_pupil_id ON sen_period (pupil_id);
CREATE UNIQUE INDEX uq_sen_period_open ON sen_period (pupil_id) WHERE until_on IS NULL;
CREATE TABLE version (
  id VARCHAR(36) NOT NULL,
  sequence INTEGER NOT NULL,
  entity VARCHAR NOT NULL,
  entity_id VARCHAR NOT NULL,
  number INTEGER NOT NULL,
  "before" VARCHAR NOT NULL,
  "after" VARCHAR NOT NULL,
  CONSTRAINT pk_version PRIMARY KEY (id),
  CONSTRAINT uq_version_entity_entity_id_number UNIQUE (entity, entity_id, number),
  CONSTRAINT fk_version_sequence_audit_entry FOREIGN KEY(sequence) REFERENCES audit_entry (sequence)
);
CREATE INDEX ix_version_sequence ON version (sequence);
CREATE TABLE book_alert (
  id VARCHAR(36) NOT NULL,
  version INTEGER NOT NULL,
  alert_id VARCHAR NOT NULL,
  CONSTRAINT pk_book_alert PRIMARY KEY (id),
  CONSTRAINT uq_book_alert_alert_id UNIQUE (alert_id),
  CONSTRAINT fk_book_alert_alert_id_pupil_alert FOREIGN KEY(alert_id) REFERENCES pupil_alert (id) ON DELETE CASCADE
);
CREATE TABLE book_entry (
  id VARCHAR(40) NOT NULL,
  book_id VARCHAR NOT NULL,
  counter INTEGER NOT NULL,
  group_id VARCHAR NOT NULL,
  held_on DATE NOT NULL,
  starts_at TIME NOT NULL,
  pupil_id VARCHAR,
  said VARCHAR NOT NULL,
  doubtful BOOLEAN NOT NULL,
  received_at DATETIME NOT NULL,
  CONSTRAINT pk_book_entry PRIMARY KEY (id),
  CONSTRAINT fk_book_entry_book_id_book FOREIGN KEY(book_id) REFERENCES book (id) ON DELETE RESTRICT,
  CONSTRAINT fk_book_entry_group_id_provision_group FOREIGN KEY(group_id) REFERENCES provision_group (id) ON DELETE RESTRICT,
  CONSTRAINT fk_book_entry_pupil_id_pupil FOREIGN KEY(pupil_id) REFERENCES pupil (id) ON DELETE RESTRICT
);
CREATE INDEX ix_book_entry_pupil_id ON book_entry (pupil_id);
CREATE INDEX ix_book_entry_session ON book_entry (book_id, group_id, held_on, starts_at);
CREATE TABLE book_hand_out (
  id VARCHAR(36) NOT NULL,
  version INTEGER NOT NULL,
  book_id VARCHAR NOT NULL,
  generation INTEGER NOT NULL,
  pack_id VARCHAR NOT NULL,
  made_at DATETIME NOT NULL,
  expires_on DATE NOT NULL,
  sessions INTEGER NOT NULL,
  pupil_ids VARCHAR NOT NULL,
  CONSTRAINT pk_book_hand_out PRIMARY KEY (id),
  CONSTRAINT uq_book_hand_out_book_id_generation UNIQUE (book_id, generation),
  CONSTRAINT fk_book_hand_out_book_id_book FOREIGN KEY(book_id) REFERENCES book (id) ON DELETE RESTRICT
);
CREATE TABLE cycle_note (
  id VARCHAR(36) NOT NULL,
  version INTEGER NOT NULL,
  cycle_id VARCHAR NOT NULL,
  noted_on DATE NOT NULL,
  words VARCHAR NOT NULL,
  written_by VARCHAR NOT NULL,
  CONSTRAINT pk_cycle_note PRIMARY KEY (id),
  CONSTRAINT fk_cycle_note_cycle_id_cycle FOREIGN KEY(cycle_id) REFERENCES cycle (id) ON DELETE RESTRICT
);
CREATE INDEX ix_cycle_note_cycle_id ON cycle_note (cycle_id);
CREATE TABLE cycle_outcome (
  id VARCHAR(36) NOT NULL,
  version INTEGER NOT NULL,
  cycle_id VARCHAR NOT NULL,
  position INTEGER NOT NULL,
  aim VARCHAR NOT NULL,
  baseline VARCHAR NOT NULL,
  target VARCHAR NOT NULL,
  measure VARCHAR NOT NULL,
  by_on DATE,
  result VARCHAR(40),
  actual VARCHAR NOT NULL,
  CONSTRAINT pk_cycle_outcome PRIMARY KEY (id),
  CONSTRAINT fk_cycle_outcome_cycle_id_cycle FOREIGN KEY(cycle_id) REFERENCES cycle (id) ON DELETE RESTRICT,
  CONSTRAINT ck_cycle_outcome_result CHECK (result IN ('met', 'partly met', 'not met', 'not reviewed'))
);
CREATE INDEX ix_cycle_outcome_result ON cycle_outcome (cycle_id, result);
CREATE TABLE group_slot (
  id VARCHAR(36) NOT NULL,
  version INTEGER NOT NULL,
  group_id VARCHAR NOT NULL,
  weekday INTEGER NOT NULL,
  starts_at TIME NOT NULL,
  minutes INTEGER NOT NULL,
  from_on DATE NOT NULL,
  until_on DATE,
  CONSTRAINT pk_group_slot PRIMARY KEY (id),
  CONSTRAINT ck_group_slot_school_week CHECK (weekday BETWEEN 0 AND 4),
  CONSTRAINT ck_group_slot_amounts CHECK (minutes >= 1),
  CONSTRAINT ck_group_slot_in_order CHECK (until_on IS NULL OR from_on <= until_on),
  CONSTRAINT fk_group_slot_group_id_provision_group FOREIGN KEY(group_id) REFERENCES provision_group (id) ON DELETE RESTRICT
);
CREATE INDEX ix_group_slot_group_id ON group_slot (group_id);
CREATE TABLE planned_provision (
  id VARCHAR(36) NOT NULL,
  version INTEGER NOT NULL,
  cycle_id VARCHAR NOT NULL,
  position INTEGER NOT NULL,
  what VARCHAR NOT NULL,
  who VARCHAR NOT NULL,
  minutes INTEGER NOT NULL,
  times_a_week INTEGER NOT NULL,
  weeks INTEGER NOT NULL,
  group_size INTEGER NOT NULL,
  CONSTRAINT pk_planned_provision PRIMARY KEY (id),
  CONSTRAINT ck_planned_provision_amounts CHECK (minutes >= 0 AND times_a_week >= 0 AND weeks >= 0 AND group_size >= 1),
  CONSTRAINT fk_planned_provision_cycle_id_cycle FOREIGN KEY(cycle_id) REFERENCES cycle (id) ON DELETE RESTRICT
);
CREATE INDEX ix_planned_provision_cycle_id ON planned_provision (cycle_id);
CREATE TABLE provision_session (
  id VARCHAR(36) NOT NULL,
  version INTEGER NOT NULL,
  group_id VARCHAR NOT NULL,
  held_on DATE NOT NULL,
  starts_at TIME NOT NULL,
  source VARCHAR NOT NULL,
  ran BOOLEAN NOT NULL,
  reason VARCHAR(40),
  words VARCHAR NOT NULL,
  minutes INTEGER NOT NULL,
  finished BOOLEAN NOT NULL,
  standing BOOLEAN NOT NULL,
  recorded_by VARCHAR NOT NULL,
  recorded_at DATETIME NOT NULL,
  clock_doubtful BOOLEAN NOT NULL,
  CONSTRAINT pk_provision_session PRIMARY KEY (id),
  CONSTRAINT uq_provision_session_group_id_held_on_starts_at_source UNIQUE (group_id, held_on, starts_at, source),
  CONSTRAINT ck_provision_session_amounts CHECK (minutes >= 1),
  CONSTRAINT ck_provision_session_reason_if_not_run CHECK (ran = (reason IS NULL)),
  CONSTRAINT fk_provision_session_group_id_provision_group FOREIGN KEY(group_id) REFERENCES provision_group (id) ON DELETE RESTRICT,
  CONSTRAINT ck_provision_session_notrunreason CHECK (reason IN ('adult absent', 'adult on cover', 'school event', 'no room', 'other reason'))
);
CREATE INDEX ix_provision_session_counted ON provision_session (held_on, group_id, starts_at, standing, finished, ran, reason, minutes, id);
CREATE TABLE group_member (
  id VARCHAR(36) NOT NULL,
  version INTEGER NOT NULL,
  group_id VARCHAR NOT NULL,
  pupil_id VARCHAR NOT NULL,
  from_on DATE NOT NULL,
  until_on DATE,
  outcome_id VARCHAR,
  CONSTRAINT pk_group_member PRIMARY KEY (id),
  CONSTRAINT ck_group_member_in_order CHECK (until_on IS NULL OR from_on <= until_on),
  CONSTRAINT fk_group_member_group_id_provision_group FOREIGN KEY(group_id) REFERENCES provision_group (id) ON DELETE RESTRICT,
  CONSTRAINT fk_group_member_pupil_id_pupil FOREIGN KEY(pupil_id) REFERENCES pupil (id) ON DELETE RESTRICT,
  CONSTRAINT fk_group_member_outcome_id_cycle_outcome FOREIGN KEY(outcome_id) REFERENCES cycle_outcome (id) ON DELETE SET NULL
);
CREATE INDEX ix_group_member_outcome_id ON group_member (outcome_id);
CREATE INDEX ix_group_member_pupil_id ON group_member (pupil_id);
CREATE INDEX ix_group_member_spans ON group_member (group_id, pupil_id, from_on, until_on);
CREATE TABLE session_mark (
  id VARCHAR(36) NOT NULL,
  version INTEGER NOT NULL,
  session_id VARCHAR NOT NULL,
  pupil_id VARCHAR NOT NULL,
  presence VARCHAR(40) NOT NULL,
  away_reason VARCHAR(40),
  got_on VARCHAR(40),
  words VARCHAR NOT NULL,
  CONSTRAINT pk_session_mark PRIMARY KEY (id),
  CONSTRAINT uq_session_mark_session_id_pupil_id UNIQUE (session_id, pupil_id),
  CONSTRAINT ck_session_mark_reason_if_away CHECK (presence = 'away' OR away_reason IS NULL),
  CONSTRAINT ck_session_mark_got_on_if_here CHECK (presence = 'here' OR got_on IS NULL),
  CONSTRAINT fk_session_mark_session_id_provision_session FOREIGN KEY(session_id) REFERENCES provision_session (id) ON DELETE RESTRICT,
  CONSTRAINT fk_session_mark_pupil_id_pupil FOREIGN KEY(pupil_id) REFERENCES pupil (id) ON DELETE RESTRICT,
  CONSTRAINT ck_session_mark_presence CHECK (presence IN ('here', 'away')),
  CONSTRAINT ck_session_mark_awayreason CHECK (away_reason IN ('absent from school', 'in another lesson or activity', 'with another adult', 'chose not to join', 'left early', 'other reason')),
  CONSTRAINT ck_session_mark_goton CHECK (got_on IN ('not yet', 'nearly', 'did it'))
);
CREATE INDEX ix_session_mark_counted ON session_mark (session_id, presence, pupil_id);
CREATE INDEX ix_session_mark_pupil_id ON session_mark (pupil_id);
CREATE TRIGGER audit_entry_is_never_changed BEFORE UPDATE ON audit_entry BEGIN SELECT RAISE(ABORT, 'the history is never changed'); END;
CREATE TRIGGER audit_entry_is_never_deleted BEFORE DELETE ON audit_entry BEGIN SELECT RAISE(ABORT, 'the history is never changed'); END;
CREATE TRIGGER version_is_never_changed BEFORE UPDATE ON version BEGIN SELECT RAISE(ABORT, 'the history is never changed'); END;
CREATE TRIGGER book_entry_is_never_changed BEFORE UPDATE ON book_entry BEGIN SELECT RAISE(ABORT, 'an entry is never changed'); END;
